FROM python:3.11-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY bot bot
COPY commands commands
COPY adapters adapters
COPY content content
RUN useradd --create-home rapport && mkdir /data && chown rapport /data
USER rapport
ENV HOST=0.0.0.0 RAPPORT_DATA=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 3978
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:3978/healthz', timeout=3)"]
CMD ["python", "-m", "bot", "serve"]
