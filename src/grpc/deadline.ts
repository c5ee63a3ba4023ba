/** What grpc-js gives as a call's deadline, in ms since 1970; Infinity when the client set none. */
export function toMilliseconds(deadline: Date | number): number {
  return typeof deadline === "number" ? deadline : deadline.getTime();
}
