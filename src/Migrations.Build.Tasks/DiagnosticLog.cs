using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Migrations.Build.Tasks;

/// <summary>Writes what the host says to MSBuild's log; used on the thread of <c>Execute</c> only.</summary>
internal sealed class DiagnosticLog
{
    private readonly TaskLoggingHelper _log;
    private readonly WarningPolicy _policy;
    private readonly string? _helpFolder;
    private readonly TerminalText? _terminal;
    private readonly string _projectFile;

    /// <summary>Makes a log over MSBuild's.</summary>
    public DiagnosticLog(
        TaskLoggingHelper log, WarningPolicy policy, string projectFile, string? helpFolder, TerminalText? terminal)
    {
        _log = log;
        _policy = policy;
        _helpFolder = helpFolder;
        _terminal = terminal;
        _projectFile = projectFile;
    }

    /// <summary>The log of a task that has the project as <see cref="RunMigrations.Context"/>.</summary>
    public static DiagnosticLog Of(TaskLoggingHelper log, ITaskItem context) => new(
        log,
        new WarningPolicy(
            context.GetMetadata("TreatWarningsAsErrors").Equals("true", StringComparison.OrdinalIgnoreCase),
            context.GetMetadata("WarningsAsErrors"),
            context.GetMetadata("WarningsNotAsErrors"),
            context.GetMetadata("NoWarn")),
        context.ItemSpec,
        context.GetMetadata("HelpFolder"),
        context.GetMetadata("TerminalLogger") == "1"
            ? new TerminalText(
                int.TryParse(context.GetMetadata("TerminalRows"), NumberStyles.None, CultureInfo.InvariantCulture, out int rows) ? rows : 1,
                Environment.GetCommandLineArgs())
            : null);

    /// <summary>The log of a task that starts no host: it has no warnings, and nothing else is at work.</summary>
    public static DiagnosticLog OfTask(TaskLoggingHelper log, string projectFile, bool terminalLogger) => new(
        log,
        new WarningPolicy(false, "", "", ""),
        projectFile,
        helpFolder: null,
        terminalLogger ? new TerminalText(1, Environment.GetCommandLineArgs()) : null);

    /// <summary>Text that a person asked for: seen once, under every logger.</summary>
    public void Text(string text)
    {
        if (_terminal is null)
        {
            _log.LogMessage(MessageImportance.High, "{0}", text);
            return;
        }

        // In quiet builds nobody has asked. A message of normal importance is never shown by the terminal logger, which
        // would show a high one a second time when it is told to be detailed; binary and file logs have it.
        if (_log.LogsMessagesOfImportance(MessageImportance.High))
        {
            _terminal.Write(text);
        }

        _log.LogMessage(MessageImportance.Normal, "{0}", TerminalColours.Remove(text));
    }

    /// <summary>A message that no one asked for.</summary>
    public void Message(string? level, string text) => _log.LogMessage(
        level switch
        {
            "high" => MessageImportance.High,
            "normal" => MessageImportance.Normal,
            _ => MessageImportance.Low,
        },
        "{0}",
        text);

    /// <summary>An error of the task itself.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="text">What happened and what to do.</param>
    /// <param name="file">The file that it is about; null: the project, not the line of our targets that called the task.</param>
    public void Error(string code, string text, string? file = null) => LogError(code, file, 0, text);

    /// <summary>An error or a warning of the host.</summary>
    public void Diagnostic(HostMessage message)
    {
        string code = message.String("code") ?? DiagnosticCodes.HostFailed;
        string? file = message.String("file");
        int line = message.Number("line");
        WarningFate fate = message.String("severity") == "warning" ? _policy.Of(code) : WarningFate.Error;
        switch (fate)
        {
            case WarningFate.Error:
                LogError(code, file, line, message.Text);
                break;
            case WarningFate.Warning:
                _log.LogWarning(null, code, code, Help(code), file ?? _projectFile, line, 0, 0, 0, "{0}", message.Text);
                break;
            default:
                _log.LogMessage(MessageImportance.Low, "{0}: {1}", code, message.Text);
                break;
        }
    }

    private void LogError(string code, string? file, int line, string text) =>
        _log.LogError(null, code, code, Help(code), file ?? _projectFile, line, 0, 0, 0, "{0}", text);

    private string? Help(string code)
    {
        if (_helpFolder is not { Length: > 0 })
        {
            return null;
        }

        string page = Path.Combine(_helpFolder, code + ".md");
        return File.Exists(page) ? new Uri(page).AbsoluteUri : null;
    }
}
