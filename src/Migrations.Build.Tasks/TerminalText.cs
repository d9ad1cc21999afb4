using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Migrations.Build.Tasks;

/// <summary>
/// Writes the lines that a person asked for under MSBuild's terminal logger, which shows messages of no importance.
/// </summary>
/// <remarks>
/// The logger keeps one live row for each working node below everything that it has printed, and goes up by as many
/// rows to redraw them: text written at the cursor would be drawn over. So a line is inserted above the live rows, which
/// move down whole. Each line goes out in one write, since the logger draws from a thread of its own.
/// See dotnet/msbuild#9667 and dotnet/sdk#43293, which would make this class unnecessary.
/// </remarks>
internal sealed class TerminalText
{
    private const int UnknownWidth = 0;
    private const int TallestInsertion = 12;

    private readonly int _liveRows;
    private readonly string[] _commandLine;

    /// <summary>Makes a writer.</summary>
    /// <param name="liveRows">How many live rows the logger can have at this moment; too many only changes the order of lines.</param>
    /// <param name="commandLine">The command line of this process, which tells a worker node from the one that the logger is in.</param>
    public TerminalText(int liveRows, string[] commandLine)
    {
        _liveRows = Math.Max(1, liveRows);
        _commandLine = commandLine;
    }

    /// <summary>
    /// Shows lines. Nothing happens where there is no way to the terminal (a node left over from another terminal's build)
    /// or where the answer is asked for as JSON, which has standard output to itself.
    /// </summary>
    public void Write(string text)
    {
        if (Array.Exists(_commandLine, IsQuery))
        {
            return;
        }

        foreach (string line in text.Replace("\r", "").Split('\n'))
        {
            if (IsWorkerNode)
            {
                WriteToControllingTerminal(line);
            }
            else
            {
                WriteToConsole(line);
            }
        }
    }

    /// <summary>The control sequence that puts one line above the live rows.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="liveRows">The live rows above the cursor.</param>
    /// <param name="width">The terminal's columns; 0 when they are not known.</param>
    internal static string Sequence(string line, int liveRows, int width)
    {
        string up = liveRows.ToString(CultureInfo.InvariantCulture);
        int rows = width == UnknownWidth ? int.MaxValue : Math.Max(1, (Columns(line) + width - 1) / width);
        if (rows > TallestInsertion)
        {
            // The rows that the line takes are not known: clear the live rows, and leave room for the logger to draw them again.
            return $"\u001b[{up}F\u001b[J{line}\n{new string('\n', liveRows)}";
        }

        string count = rows.ToString(CultureInfo.InvariantCulture);
        string start = (liveRows + rows).ToString(CultureInfo.InvariantCulture);
        return $"{new string('\n', rows)}\u001b[{start}F\u001b[{count}L{line}\r\n\u001b[{up}E".Replace("\u001b[0E", "");
    }

    // Tasks run in the process that the logger is in (the server node included, which sends its console to the client) or
    // in worker nodes, whose standard output nobody reads.
    private bool IsWorkerNode => IsNode("1");

    private bool IsServerNode => IsNode("8");

    private bool IsNode(string mode) => Array.Exists(
        _commandLine,
        argument => argument.Equals("/nodemode:" + mode, StringComparison.OrdinalIgnoreCase)
            || argument.Equals("-nodemode:" + mode, StringComparison.OrdinalIgnoreCase));

    // -getProperty, -getItem and -getTargetResult turn the terminal logger off again, after it was announced.
    private static bool IsQuery(string argument) =>
        argument.Length > 4
        && argument[0] is '-' or '/'
        && argument.TrimStart('-', '/').StartsWith("get", StringComparison.OrdinalIgnoreCase)
        && argument.IndexOf(':') > 0;

    // East Asian wide characters take two columns; guessing too many only leaves an empty row.
    private static int Columns(string line)
    {
        int columns = 0;
        foreach (char c in TerminalColours.Remove(line))
        {
            columns += c >= '\u1100' ? 2 : 1;
        }

        return columns;
    }

    // The logger writes to the console of this very process: so must what stands beside its rows.
#pragma warning disable RS0030
    private void WriteToConsole(string line)
    {
        // Of a server's client it is not known whether it has a terminal.
        bool isKnown = !IsServerNode && !Console.IsOutputRedirected;
        Console.Out.Write(isKnown
            ? Sequence(line, _liveRows, Console.BufferWidth)
            : Sequence(TerminalColours.Remove(line), _liveRows, UnknownWidth));
        Console.Out.Flush();
    }
#pragma warning restore RS0030

    private void WriteToControllingTerminal(string line)
    {
        try
        {
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            {
                using var console = new FileStream("CONOUT$", FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                WriteTo(console, line);
                return;
            }

            using var terminal = new FileStream("/dev/tty", FileMode.Open, FileAccess.Write, FileShare.ReadWrite);

            // A node that is kept for the next build keeps the terminal of the build that started it. It belongs to this
            // build's terminal only when it belongs to the job that the terminal is running.
            if (GetForegroundGroup(terminal.SafeFileHandle.DangerousGetHandle().ToInt32()) == GetProcessGroup())
            {
                WriteTo(terminal, line);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // No terminal: the line is in the build's messages all the same.
        }
    }

    private void WriteTo(FileStream terminal, string line)
    {
        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(Sequence(line, _liveRows, UnknownWidth));
        terminal.Write(bytes, 0, bytes.Length);
        terminal.Flush();
    }

    [DllImport("libc", EntryPoint = "getpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetProcessGroup();

    [DllImport("libc", EntryPoint = "tcgetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetForegroundGroup(int terminal);
}
