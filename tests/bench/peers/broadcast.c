/* The least that a server can do: takes websocket frames with epoll and writes each to everybody, the writer too.
 *
 *     cc -O2 broadcast.c -o broadcast && ./broadcast     prints the port
 *
 * It checks nothing, keeps nothing, and lets nobody wait: who does not read fast enough loses frames.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 65536, EVENTS = 512, LARGEST = 65535 };
static const char SWITCH[] =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: -\r\n\r\n";
static int open_now[MOST], many, greeted[MOST];
static unsigned char in[LARGEST + 16], out[LARGEST + 4];

static void leave(int peer) {
  for (int i = 0; i < many; i++)
    if (open_now[i] == peer) open_now[i] = open_now[--many];
  close(peer);
}

static void tell(const unsigned char *payload, size_t length) {
  size_t head = length < 126 ? 2 : 4;
  out[0] = 0x81;
  out[1] = length < 126 ? length : 126;
  if (head == 4) out[2] = length >> 8, out[3] = length & 255;
  memcpy(out + head, payload, length);
  for (int i = 0; i < many; i++) (void)!send(open_now[i], out, head + length, MSG_NOSIGNAL);
}

/* Frames arrive whole here: a writer sends one at a time, and each is smaller than a segment on the loopback. */
static void hear(int peer) {
  ssize_t got = recv(peer, in, sizeof in, 0);
  if (got <= 0) return leave(peer);
  if (!greeted[peer]) {
    greeted[peer] = 1;
    open_now[many++] = peer;
    (void)!send(peer, SWITCH, sizeof SWITCH - 1, MSG_NOSIGNAL);
    return;
  }
  for (unsigned char *at = in, *end = in + got; end - at >= 6;) {
    size_t length = at[1] & 127, head = 2;
    if (length == 126) length = at[2] << 8 | at[3], head = 4;
    unsigned char *mask = at + head, *payload = mask + 4;
    if (payload + length > end || (at[0] & 15) == 8) return;
    for (size_t i = 0; i < length; i++) payload[i] ^= mask[i & 3];
    tell(payload, length);
    at = payload + length;
  }
}

int main(void) {
  struct rlimit files = {MOST, MOST};
  setrlimit(RLIMIT_NOFILE, &files);
  int door = socket(AF_INET, SOCK_STREAM, 0), one = 1, poll = epoll_create1(0);
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof at;
  if (bind(door, (void *)&at, size) || listen(door, 4096) || getsockname(door, (void *)&at, &size)) return 1;
  struct epoll_event wanted = {.events = EPOLLIN, .data.fd = door}, events[EVENTS];
  epoll_ctl(poll, EPOLL_CTL_ADD, door, &wanted);
  printf("%d\n", ntohs(at.sin_port));
  fflush(stdout);
  for (;;) {
    int ready = epoll_wait(poll, events, EVENTS, -1);
    for (int i = 0; i < ready; i++) {
      if (events[i].data.fd != door) {
        hear(events[i].data.fd);
        continue;
      }
      int peer = accept4(door, NULL, NULL, SOCK_NONBLOCK);
      if (peer < 0 || peer >= MOST) continue;
      setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
      greeted[peer] = 0;
      wanted.data.fd = peer;
      epoll_ctl(poll, EPOLL_CTL_ADD, peer, &wanted);
    }
  }
}
