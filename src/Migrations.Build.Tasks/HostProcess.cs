using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Migrations.Build.Tasks;

/// <summary>
/// The child process. Its standard input is the line of life: the request is the first line, and the pipe stays open
/// until the work is done, so that its end, however this process dies, tells the host to roll back and go.
/// </summary>
internal sealed class HostProcess : IDisposable
{
    // A command is over before profiles, a background collector, a second mapping of compiled code or a tracer's connection pay;
    // together they cost a tenth of it.
    private static readonly string[] NotWorthIt = ["DOTNET_TieredPGO", "DOTNET_gcConcurrent", "DOTNET_EnableWriteXorExecute", "DOTNET_LTTng"];

    private readonly Process _process;
    private readonly Stream _input;
    private readonly object _inputLock = new();
    private readonly BlockingCollection<HostLine> _lines = new();
    private int _openStreams = 2;
    private bool _inputClosed;

    private HostProcess(Process process)
    {
        _process = process;
        process.Start();
        _input = AsFile(process.StandardInput.BaseStream, FileAccess.Write);
    }

    /// <summary>Starts the host and hands it its request.</summary>
    public static HostProcess Start(string fileName, IEnumerable<string> arguments, string directory, Func<byte[]> request)
    {
        ProcessStartInfo start = ChildProcess.StartInfo(fileName, arguments, directory);
        foreach (string name in NotWorthIt)
        {
            if (!start.Environment.ContainsKey(name))
            {
                start.Environment[name] = "0";
            }
        }

        var host = new HostProcess(new Process { StartInfo = start });
        host.Pump(host._process.StandardOutput.BaseStream, isError: false);
        host.Pump(host._process.StandardError.BaseStream, isError: true);

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
                    _input.Write(bytes, 0, bytes.Length);
                    _input.Flush();
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

    /// <summary>
    /// The same pipe as a file: on Unix .NET's own stream of a pipe works through sockets, and to load and start those takes
    /// longer than all else that is done here. The pipe stays the owner, and must be kept open while the file is used.
    /// </summary>
    private static Stream AsFile(Stream stream, FileAccess access) => stream is PipeStream pipe
        ? new FileStream(new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false), access, bufferSize: 1)
        : stream;

    private void Pump(Stream pipe, bool isError)
    {
        var thread = new Thread(() =>
        {
            try
            {
                using var kept = pipe;
                var reader = new StreamReader(
                    AsFile(pipe, FileAccess.Read), Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 16384);
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
