# Built with a compiler, so that the guard extension is there; run without one, as a user without rights.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY src/native src/native
COPY deploy/node deploy/node
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /app
# Root's files, which the service can read and not change, without tests and benchmarks.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/build build
COPY --from=build /app/dist/src dist/src
COPY --from=build /app/dist/gen dist/gen
COPY --from=build /app/dist/console dist/console
COPY --from=build /app/gen/image.binpb gen/image.binpb
COPY --from=build /app/docs/openapi.json docs/openapi.json
COPY --from=build /app/src/databases src/databases
# `docker exec CONTAINER crewdb top`: the documented commands.
RUN chmod +x dist/src/cli/main.js && ln -s /app/dist/src/cli/main.js /usr/local/bin/crewdb
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# Other containers must reach it: give CREWDB_TLS_CERT, CREWDB_TLS_KEY and CREWDB_TOKENS_FILE or CREWDB_TLS_CLIENT_CA,
# or CREWDB_INSECURE=true on a network that only you can reach. Without them the start is refused, and says so.
ENV CREWDB_HOST=0.0.0.0 DB_PATH=/data/crewai_team.db WALMART_DB_PATH=/data/walmart_grocery.db
EXPOSE 50051
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["node", "dist/src/cli/health-probe.js"]
CMD ["node", "dist/src/main.js"]
