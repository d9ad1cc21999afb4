using System.Runtime.InteropServices;

namespace Migrations.Build.Host;

/// <summary>
/// Standard input as the line of life: when it ends, the build is cancelled or dead, and the run stops at the next safe
/// point. A signal of the terminal means the same.
/// </summary>
internal sealed class Lifeline : IDisposable
{
    private readonly CancellationTokenSource _cancelled = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly TextReader _input;
    private readonly TimeSpan _patience;
    private Timer? _hardEnd;

    /// <summary>Watches what is left of standard input.</summary>
    /// <param name="patience">
    /// How long the run may take to roll back: the user's code can be deaf to cancellation, and the end of the process
    /// rolls back as well.
    /// </param>
    public Lifeline(TextReader input, TimeSpan patience)
    {
        _input = input;
        _patience = patience;
        new Thread(WatchInput) { IsBackground = true, Name = "Lifeline" }.Start();
    }

    /// <summary>Cancelled when the line is cut.</summary>
    public CancellationToken Token => _cancelled.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_signals)
        {
            _signals.ForEach(signal => signal.Dispose());
        }

        _hardEnd?.Dispose();
    }

    private void WatchInput()
    {
        CatchSignals();
        try
        {
            while (_input.Read() >= 0)
            {
                // Nothing is expected; later versions may say more.
            }
        }
        catch (IOException)
        {
            // The other end has gone: as an end.
        }

        Cut();
    }

    // On this thread, for the command need not wait for it: before it, a signal ends the process, which rolls back as well.
    private void CatchSignals()
    {
        lock (_signals)
        {
            foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            {
                // Ctrl-C reaches the whole job: dying of it would leave the database to the driver's time-outs.
                _signals.Add(PosixSignalRegistration.Create(signal, context =>
                {
                    context.Cancel = true;
                    Cut();
                }));
            }
        }
    }

    private void Cut()
    {
        _hardEnd ??= new Timer(static _ => Environment.Exit(HostExit.Cancelled), null, _patience, Timeout.InfiniteTimeSpan);
        _cancelled.Cancel();
    }
}
