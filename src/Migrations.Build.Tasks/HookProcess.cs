using System.Diagnostics;

namespace Migrations.Build.Tasks;

/// <summary>The process of a post-write hook: no input, and of its output the last lines.</summary>
internal sealed class HookProcess : IDisposable
{
    private const int KeptLines = 20;

    private readonly Process _process;
    private readonly Queue<string> _lines = new();

    private HookProcess(Process process) => _process = process;

    /// <summary>Starts it.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program or folder.</exception>
    public static HookProcess Start(string fileName, IEnumerable<string> arguments, string directory)
    {
        var hook = new HookProcess(new Process { StartInfo = ChildProcess.StartInfo(fileName, arguments, directory) });
        hook._process.OutputDataReceived += hook.Keep;
        hook._process.ErrorDataReceived += hook.Keep;
        hook._process.Start();
        hook._process.StandardInput.Close();
        hook._process.BeginOutputReadLine();
        hook._process.BeginErrorReadLine();
        return hook;
    }

    /// <summary>Waits for the end and says how it was: the exit code, and the last lines of both streams.</summary>
    public (int ExitCode, string LastWords) WaitForExit()
    {
        _process.WaitForExit();
        return (_process.ExitCode, string.Join(Environment.NewLine, _lines));
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It had gone before.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_lines)
        {
            if (line.Data is { } text)
            {
                _lines.Enqueue(text);
                if (_lines.Count > KeptLines)
                {
                    _lines.Dequeue();
                }
            }
        }
    }
}
