using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Migrations.Build.Tasks;

/// <summary>
/// The child process. Its standard input is the line of life: the request is the first line, and the pipe stays open
/// until the work is done, so that its end, however this process dies, tells the host to roll back and go.
/// </summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly string[] NotWorthIt = ["DOTNET_TieredPGO", "DOTNET_gcConcurrent"];

    private readonly Process _process;
    private readonly object _inputLock = new();
    private readonly BlockingCollection<HostLine> _lines = new();
    private int _openStreams = 2;
    private bool _inputClosed;

    private HostProcess(Process process) => _process = process;

    /// <summary>Starts the host and hands it its request.</summary>
    public static HostProcess Start(string fileName, IEnumerable<string> arguments, string directory, Func<byte[]> request)
    {
        var start = new ProcessStartInfo(fileName, CommandLine.Join(arguments))
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        ChildEnvironment.Clean(start.Environment);

        // A command is over before profiles or a background collector pay; together they cost a twentieth of it.
        foreach (string name in NotWorthIt)
        {
            if (!start.Environment.ContainsKey(name))
            {
                start.Environment[name] = "0";
            }
        }

        var host = new HostProcess(new Process { StartInfo = start });
        host._process.Start();
        host.Pump(host._process.StandardOutput, isError: false);
        host.Pump(host._process.StandardError, isError: true);

        // Made while the process starts.
        host.Send(request());
        return host;
    }

    /// <summary>The lines of both streams in the order in which they arrive; ends when both are closed.</summary>
    public IEnumerable<HostLine> Lines => _lines.GetConsumingEnumerable();

    /// <summary>Waits for the end and says how it was: the exit code.</summary>
    public int WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Asks the host to stop at the next safe point; kills it when it has not gone after the time given.</summary>
    public void Stop(TimeSpan patience)
    {
        CloseInput();
        try
        {
            if (!_process.WaitForExit((int)patience.TotalMilliseconds))
            {
                _process.Kill();
            }
        }
        catch (InvalidOperationException)
        {
            // It had gone before it could be asked.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CloseInput();
        _process.Dispose();
        _lines.Dispose();
    }

    private void Send(byte[] bytes)
    {
        lock (_inputLock)
        {
            try
            {
                if (!_inputClosed)
                {
                    _process.StandardInput.BaseStream.Write(bytes, 0, bytes.Length);
                    _process.StandardInput.BaseStream.Flush();
                }
            }
            catch (IOException)
            {
                // A host that could not start has closed its end; what it said on standard error tells why.
            }
        }
    }

    private void CloseInput()
    {
        lock (_inputLock)
        {
            if (_inputClosed)
            {
                return;
            }

            _inputClosed = true;
            try
            {
                _process.StandardInput.BaseStream.Dispose();
            }
            catch (IOException)
            {
                // The other end is closed already.
            }
        }
    }

    private void Pump(StreamReader reader, bool isError)
    {
        var thread = new Thread(() =>
        {
            try
            {
                while (reader.ReadLine() is { } line)
                {
                    _lines.Add(new HostLine(line, isError));
                }
            }
            finally
            {
                if (Interlocked.Decrement(ref _openStreams) == 0)
                {
                    _lines.CompleteAdding();
                }
            }
        })
        {
            IsBackground = true,
            Name = isError ? "Migrations.Build host errors" : "Migrations.Build host output",
        };
        thread.Start();
    }
}
