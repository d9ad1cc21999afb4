using System.Net;
using System.Net.Sockets;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>Stands between a client and the server, and counts how often the client speaks after the server has spoken.</summary>
internal sealed class RoundTripCounter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _tasks = [];
    private readonly int _serverPort;
    private readonly Lock _lock = new();
    private bool _clientSpokeLast;
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
            _clientSpokeLast = false;
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
                    _count += fromClient && !_clientSpokeLast ? 1 : 0;
                    _clientSpokeLast = fromClient;
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
