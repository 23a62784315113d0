/** What has been started, to be stopped in the opposite order. */
export interface Held {
  /**
   * Waits until something has started and keeps how it is stopped. Where everything is being stopped meanwhile it is stopped at once
   * and this throws, so that nothing further starts.
   */
  readonly hold: <T>(starting: T | Promise<T>, stop: (value: T) => unknown) => Promise<T>
  /** Stops all of it, each after what stands on it, whatever fails on the way; once, whoever asks. */
  readonly stopAll: () => Promise<void>
}

export const holding = (): Held => {
  const stack = new AsyncDisposableStack()
  let stopping: Promise<void> | undefined
  return {
    async hold(starting, stop) {
      const value = await starting
      if (stopping) {
        await stop(value)
        throw new Error('stopped while starting')
      }
      stack.defer(async () => {
        await stop(value)
      })
      return value
    },
    stopAll() {
      stopping ??= stack.disposeAsync()
      return stopping
    },
  }
}
