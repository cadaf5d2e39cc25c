/** What a client may hand over in `initializationOptions`. All of it is optional. */
export interface InitializationOptions {
  /** The settings below `strata`, for clients that cannot be asked for them; in others they save a flicker at start. */
  readonly settings?: unknown;
  /** Whether the client wants `strata/projectsChanged`. Others would complain of a message that they do not know. */
  readonly projectsChanged?: boolean;
}
