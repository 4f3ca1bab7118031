# docker build -t xiaoer . && docker run -p 127.0.0.1:8321:8321 -v xiaoer:/var/lib/xiaoer --env-file .env xiaoer
FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /opt/xiaoer
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements.lock ./
RUN /opt/xiaoer/bin/pip install --require-hashes -r requirements.lock
COPY . .
RUN /opt/xiaoer/bin/pip install --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/xiaoer --create-home xiaoer
COPY --from=build /opt/xiaoer /opt/xiaoer
# Inside a container the page must listen on the container's own address; who may reach it is decided by the published port.
ENV PATH=/opt/xiaoer/bin:$PATH PYTHONUNBUFFERED=1 XIAOER_DATA_DIR=/var/lib/xiaoer XIAOER_WEB_HOST=0.0.0.0
USER xiaoer
WORKDIR /var/lib/xiaoer
VOLUME /var/lib/xiaoer
EXPOSE 8321
HEALTHCHECK --start-period=60s CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8321/healthz', timeout=5)"]
ENTRYPOINT ["xiaoer"]
CMD ["run"]
