using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Migrations.Build.Host.Commands;

/// <summary>A text editor: the program, and the arguments in front of the file's name.</summary>
/// <param name="File">The program, a full path.</param>
/// <param name="Arguments">What the user wrote behind its name (<c>code --wait</c>).</param>
internal sealed record Editor(string File, IReadOnlyList<string> Arguments)
{
    private static readonly string[] Variables = ["EDITOR", "VISUAL"];

    private static readonly string[] Usual = OperatingSystem.IsWindows()
        ? ["code", "notepad"]
        : ["sensible-editor", "editor", "nano", "vim", "code"];

    // All others are taken to bring a window of their own.
    private static readonly HashSet<string> InTerminal = new(StringComparer.Ordinal)
    {
        "sensible-editor", "editor", "nano", "pico", "vi", "vim", "nvim", "view", "emacs", "jed", "joe", "micro", "hx", "helix", "kak", "mcedit", "ne", "ed",
    };

    /// <summary>Whether it draws on the terminal that the build runs in.</summary>
    public bool NeedsTerminal => InTerminal.Contains(Path.GetFileNameWithoutExtension(File));

    /// <summary>The first of EDITOR, VISUAL and the usual editors that is there; null when none is.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="exists">Whether a file is there.</param>
    public static Editor? Find(Func<string, string?> variable, Func<string, bool> exists)
    {
        string[] folders = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (string wish in Variables.Select(variable).OfType<string>().Select(text => text.Trim()).Concat(Usual))
        {
            // The name of a program may hold blanks, and arguments may follow it: the whole text counts first.
            string[] words = wish.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (wish.Length > 0 && Locate(wish, folders, exists) is { } whole)
            {
                return new Editor(whole, []);
            }

            if (words.Length > 1 && Locate(words[0], folders, exists) is { } first)
            {
                return new Editor(first, words[1..]);
            }
        }

        return null;
    }

    /// <summary>The error when there is no editor.</summary>
    public static MigrationException Missing(IReadOnlyList<string> paths) => Unusable(
        $"there is no editor: none of the variables {string.Join(", ", Variables)} names a program that is there, and none of "
        + $"{string.Join(", ", Usual)} is on the PATH. Set EDITOR",
        paths);

    /// <summary>Makes sure that a person can see the editor, so that nothing waits for ever.</summary>
    /// <param name="isTerminalLogger">Whether MSBuild keeps drawing on the terminal.</param>
    /// <param name="paths">The files to open.</param>
    /// <exception cref="MigrationException">There is nobody to edit, or no terminal for this editor.</exception>
    public void RequireScreen(bool isTerminalLogger, IReadOnlyList<string> paths)
    {
        if (IsSet("CI") || IsSet("TF_BUILD"))
        {
            throw Unusable("this is a build without a person before it (the variable CI or TF_BUILD is set). Run it on a desk", paths);
        }

        if (NeedsTerminal && !HasTerminal())
        {
            throw Unusable($"'{File}' needs a terminal, and there is none. Set EDITOR to an editor with a window of its own, such as 'code --wait'", paths);
        }

        if (NeedsTerminal && isTerminalLogger)
        {
            throw Unusable($"'{File}' and MSBuild's terminal logger would draw on one terminal. Add -tl:off, or set EDITOR to an editor with a window of its own", paths);
        }
    }

    /// <summary>Opens a file and waits until the editor has ended; what it prints goes to the log.</summary>
    /// <exception cref="MigrationException">It does not start, or ends with an error.</exception>
    /// <exception cref="OperationCanceledException">The build is over; the editor stays open, with what is not saved.</exception>
    public async Task OpenAsync(string path, HostOutput output, CancellationToken cancellationToken)
    {
        try
        {
            using Process process = Process.Start(StartOf(path))!;
            if (process.StartInfo.RedirectStandardInput)
            {
                process.StandardInput.Close();
                process.OutputDataReceived += (_, line) => Log(output, line.Data);
                process.ErrorDataReceived += (_, line) => Log(output, line.Data);
                process.BeginOutputReadLine();
                process.BeginErrorReadLine();
            }

            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (process.ExitCode != 0)
            {
                throw Failed(path, $"it ended with exit code {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.", cause: null);
            }
        }
        catch (Win32Exception e)
        {
            throw Failed(path, $"it did not start: {e.Message}.", e);
        }
    }

    private ProcessStartInfo StartOf(string path)
    {
        // Standard input and output of this process are the protocol's: an editor gets the terminal itself, or nothing.
        if (!NeedsTerminal || OperatingSystem.IsWindows())
        {
            return new ProcessStartInfo(File, [.. Arguments, path])
            {
                UseShellExecute = NeedsTerminal,
                RedirectStandardInput = !NeedsTerminal,
                RedirectStandardOutput = !NeedsTerminal,
                RedirectStandardError = !NeedsTerminal,
            };
        }

        return new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" </dev/tty >/dev/tty 2>&1", "sh", File, .. Arguments, path]);
    }

    private static void Log(HostOutput output, string? line)
    {
        if (line is not null)
        {
            output.Log("low", line);
        }
    }

    private static string? Locate(string name, string[] folders, Func<string, bool> exists)
    {
        string[] endings = OperatingSystem.IsWindows() && !Path.HasExtension(name) ? [".exe", ".cmd", ".bat"] : [""];
        IEnumerable<string> places = Path.GetFileName(name) == name ? folders.Select(folder => Path.Combine(folder, name)) : [name];
        return places.SelectMany(place => endings.Select(ending => place + ending)).FirstOrDefault(exists);
    }

    private static bool HasTerminal()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.UserInteractive;
        }

        try
        {
            // It can only be opened by a process that has one.
            using var terminal = new FileStream("/dev/tty", FileMode.Open, FileAccess.Read);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool IsSet(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static MigrationException Unusable(string why, IReadOnlyList<string> paths) => new(
        DiagnosticCodes.EditorMissing, $"Cannot edit: {why}, or open the file yourself: {string.Join(", ", paths)}");

    private MigrationException Failed(string path, string how, Exception? cause) => new(
        DiagnosticCodes.EditorFailed,
        $"Cannot edit '{path}' with '{File}': {how} Set EDITOR to another editor, or open the file yourself.",
        innerException: cause);
}
