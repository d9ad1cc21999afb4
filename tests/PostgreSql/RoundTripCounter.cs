using System.Net;
using System.Net.Sockets;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>Stands between a client and the server, and counts how often the client speaks after the server said that it is ready.</summary>
/// <remarks>
/// A long batch goes in several pieces, between which the server may already answer: that is no round trip, since nobody
/// waits. The server's ReadyForQuery tells (https://www.postgresql.org/docs/15/protocol-message-formats.html).
/// </remarks>
internal sealed class RoundTripCounter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _tasks = [];
    private readonly int _serverPort;
    private readonly Lock _lock = new();
    private readonly Queue<byte> _tail = new();
    private bool _isReady = true;
    private int _count;

    public RoundTripCounter(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _tasks.Add(AcceptAsync());
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The round trips since the last call.</summary>
    public int Take()
    {
        lock (_lock)
        {
            var count = _count;
            _count = 0;
            _isReady = true;
            return count;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        foreach (var task in _tasks.ToArray())
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _listener.Dispose();
        _end.Dispose();
    }

    /// <summary>Terminate is answered by nobody, and may arrive when a new connection is already counted.</summary>
    private static bool IsGoodbye(ReadOnlySpan<byte> piece) => piece is [(byte)'X', 0, 0, 0, 4];

    /// <summary>Whether the server's last message so far is ReadyForQuery: Z, its length, and how the transaction stands.</summary>
    private bool SaysReady(ReadOnlySpan<byte> piece)
    {
        foreach (var octet in piece[^Math.Min(piece.Length, 6)..])
        {
            _tail.Enqueue(octet);
            if (_tail.Count > 6)
            {
                _tail.Dequeue();
            }
        }

        return _tail.ToArray() is [(byte)'Z', 0, 0, 0, 5, _];
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_end.Token).ConfigureAwait(false);
            var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _end.Token).ConfigureAwait(false);
            lock (_lock)
            {
                _tasks.Add(PumpAsync(client, server, fromClient: true));
                _tasks.Add(PumpAsync(server, client, fromClient: false));
            }
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool fromClient)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _end.Token).ConfigureAwait(false) is var length and > 0)
            {
                lock (_lock)
                {
                    _count += fromClient && _isReady && !IsGoodbye(buffer.AsSpan(0, length)) ? 1 : 0;
                    _isReady = !fromClient && SaysReady(buffer.AsSpan(0, length));
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), _end.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            to.Close();
        }
    }
}
