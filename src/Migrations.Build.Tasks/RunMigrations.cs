using System.ComponentModel;
using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Migrations.Build.Host;

namespace Migrations.Build.Tasks;

/// <summary>
/// Runs one command of the migration host in a process of its own, with the project's own dependencies and runtime, and
/// turns what it answers into MSBuild's errors, warnings, messages and items.
/// </summary>
#pragma warning disable CS0436 // The marker of this assembly, not that of the newest MSBuild: older ones have none.
[MSBuildMultiThreadableTask]
#pragma warning restore CS0436
public sealed class RunMigrations : Microsoft.Build.Utilities.Task, ICancelableTask
{
    /// <summary>The version of the protocol that this task speaks.</summary>
    internal const int Protocol = 1;

    private const int Cancelled = 3;

    private readonly object _hostLock = new();
    private readonly List<ITaskItem> _results = [];
    private readonly List<string> _errorLines = [];
    private HostProcess? _host;
    private bool _isCancelled;
    private DiagnosticLog? _log;
    private bool _said;

    /// <summary>The host's command: <c>upgrade</c>, <c>downgrade</c>, <c>current</c>, <c>history</c>, …</summary>
    [Required]
    public string Command { get; set; } = "";

    /// <summary>
    /// The project file, with all that a command needs of the project as metadata: <c>DotNetPath</c>, <c>HostFile</c>,
    /// <c>AssemblyFile</c> (which holds the revisions), <c>DepsFile</c> (empty: the command needs none of the project's
    /// code), <c>RuntimeConfigFile</c> (absent in a class library: the host's own), <c>HelpFolder</c> (pages about codes),
    /// <c>TreatWarningsAsErrors</c>, <c>WarningsAsErrors</c>, <c>WarningsNotAsErrors</c>, <c>NoWarn</c>,
    /// <c>TerminalLogger</c> (1: it is on), <c>TerminalRows</c> and <c>CancelTimeout</c> (seconds). One item rather than a
    /// parameter each, since every target calls this task alike.
    /// </summary>
    [Required]
    public ITaskItem Context { get; set; } = new TaskItem();

    /// <summary>The package folders in which assemblies are found that the build has not copied.</summary>
    public ITaskItem[] ProbingFolders { get; set; } = [];

    /// <summary>The settings of the command: the property's name, and its value as the metadata <c>Value</c>.</summary>
    public ITaskItem[] Settings { get; set; } = [];

    /// <summary>The project's <c>@(SourceRoot)</c>, whose <c>MappedPath</c> stands in deterministic builds.</summary>
    public ITaskItem[] SourceRoots { get; set; } = [];

    /// <summary>The files of revisions that the assembly must not be older than; empty when it was just built.</summary>
    public ITaskItem[] RevisionFiles { get; set; } = [];

    /// <summary>What the command found or did: steps, revisions or files, with their metadata.</summary>
    [Output]
    public ITaskItem[] Results => [.. _results];

    /// <inheritdoc/>
    public override bool Execute()
    {
        _log = DiagnosticLog.Of(Log, Context);
        if (ReportStaleAssembly())
        {
            return false;
        }

        try
        {
            HostProcess host;
            lock (_hostLock)
            {
                if (_isCancelled)
                {
                    return false;
                }

                host = HostProcess.Start(Of("DotNetPath"), Arguments(), Path.GetDirectoryName(Context.ItemSpec)!, Request);
                _host = host;
            }

            foreach (HostLine line in host.Lines)
            {
                Receive(line);
            }

            Conclude(host.WaitForExit());
        }
        catch (Win32Exception e)
        {
            _log.Error(
                DiagnosticCodes.HostFailed,
                $"Cannot start '{Of("DotNetPath")}': {e.Message}. Install the .NET runtime, or set MigrateDotNetPath to the dotnet executable.");
        }
        finally
        {
            lock (_hostLock)
            {
                _host?.Dispose();
                _host = null;
            }
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel()
    {
        HostProcess? host;
        lock (_hostLock)
        {
            _isCancelled = true;
            host = _host;
        }

        host?.Stop(TimeSpan.FromSeconds(Number("CancelTimeout", 30)));
    }

    private string Of(string metadata) => Context.GetMetadata(metadata);

    private int Number(string metadata, int otherwise) =>
        int.TryParse(Of(metadata), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private bool ReportStaleAssembly()
    {
        string assembly = Of("AssemblyFile");
        DateTime built = File.GetLastWriteTimeUtc(assembly);
        foreach (ITaskItem file in RevisionFiles)
        {
            string path = file.GetMetadata("FullPath");
            if (File.GetLastWriteTimeUtc(path) > built)
            {
                _log!.Error(
                    DiagnosticCodes.AssemblyStale,
                    $"Cannot run '{Command}' without building: this file is newer than '{assembly}', which may not hold the "
                    + "revision as it stands. Build the project first, or leave out MigrateNoBuild.",
                    path);
                return true;
            }
        }

        return false;
    }

    private IEnumerable<string> Arguments()
    {
        yield return "exec";
        string hostFile = Of("HostFile");
        if (Of("DepsFile") is { Length: > 0 } depsFile)
        {
            yield return "--depsfile";
            yield return depsFile;
            yield return "--runtimeconfig";
            yield return File.Exists(Of("RuntimeConfigFile"))
                ? Of("RuntimeConfigFile")
                : Path.ChangeExtension(hostFile, ".runtimeconfig.json");
            foreach (ITaskItem folder in ProbingFolders)
            {
                yield return "--additionalprobingpath";
                yield return folder.ItemSpec.TrimEnd('/', '\\');
            }
        }

        yield return hostFile;
    }

    private byte[] Request() => new JsonLine()
        .Add("protocol", Protocol)
        .Add("command", Command)
        .Add("project", Context.ItemSpec)
        .Add("assembly", Of("AssemblyFile"))
        .Add("settings", Texts(Settings, setting => setting.ItemSpec, setting => setting.GetMetadata("Value")))
        .Add("sourceRoots", Texts(SourceRoots, root => root.GetMetadata("MappedPath"), root => root.ItemSpec))
        .ToUtf8();

    /// <summary>Names and values of items; those without either count as not there.</summary>
    private static Dictionary<string, string> Texts(ITaskItem[] items, Func<ITaskItem, string> name, Func<ITaskItem, string> value)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (ITaskItem item in items)
        {
            if (name(item) is { Length: > 0 } key && value(item) is { Length: > 0 } text)
            {
                texts[key] = text;
            }
        }

        return texts;
    }

    private void Receive(HostLine line)
    {
        if (line.IsError)
        {
            _errorLines.Add(line.Text);
            Log.LogMessage(MessageImportance.Low, "{0}", line.Text);
            return;
        }

        HostMessage message = HostMessage.Parse(line.Text);
        switch (message.Kind)
        {
            case "hello":
                Greet(message);
                break;
            case "text":
                _log!.Text(message.Text);
                break;
            case "diagnostic":
                _log!.Diagnostic(message);
                break;
            case "item":
                _results.Add(Item(message));
                break;
            case "log":
                _log!.Message(message.String("level"), message.Text);
                break;
            default:
                // A newer host may say more than this task knows.
                break;
        }
    }

    private void Greet(HostMessage hello)
    {
        _said = true;
        Log.LogMessage(MessageImportance.Low, "Migrations.Build host {0}, engine {1}", hello.String("host"), hello.String("engine"));
        if (hello.Number("protocol") != Protocol)
        {
            _log!.Error(
                DiagnosticCodes.ProtocolMismatch,
                $"The host '{Of("HostFile")}' speaks version {Text(hello.Number("protocol"))} of the protocol, the task version {Text(Protocol)}: "
                + "they are of different packages. Remove MigrateHostFile or MigrateTasksFile from the project, and restore again.");
        }
    }

    private static TaskItem Item(HostMessage message)
    {
        var item = new TaskItem(Escape(message.Text));
        foreach (KeyValuePair<string, string> metadata in message.Map("metadata"))
        {
            item.SetMetadata(metadata.Key, Escape(metadata.Value));
        }

        return item;
    }

    // Items hold escaped text: a '%' of the message is not MSBuild's.
    private static string Escape(string text) => text.Replace("%", "%25").Replace(";", "%3B");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Conclude(int exitCode)
    {
        if (exitCode == 0 || (Log.HasLoggedErrors && exitCode < 128))
        {
            return;
        }

        if (exitCode == Cancelled || _isCancelled)
        {
            _log!.Error(
                DiagnosticCodes.RunCancelled,
                $"The command '{Command}' was cancelled before its end; what was committed stays, the rest is rolled back. Run it again to go on.");
            return;
        }

        string lastWords = string.Join(Environment.NewLine, _errorLines.Skip(Math.Max(0, _errorLines.Count - 20)));
        string what = _said
            ? $"The migration host ended with exit code {Text(exitCode)} while it ran '{Command}'."
            : $"The migration host could not start (exit code {Text(exitCode)}).";
        _log!.Error(
            DiagnosticCodes.HostFailed,
            lastWords.Length == 0
                ? what + " It said nothing; the project's own code may have ended the process."
                : what + " Its last words: " + lastWords);
    }
}
