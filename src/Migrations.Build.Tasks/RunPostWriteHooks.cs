using System.Collections;
using System.ComponentModel;
using System.Globalization;
using Microsoft.Build.Framework;

namespace Migrations.Build.Tasks;

/// <summary>
/// Runs the hooks of a project on each revision file that was written, in their order. The first that fails is an error
/// and the last that runs on the file, which stays.
/// </summary>
#pragma warning disable CS0436 // The marker of this assembly, not that of the newest MSBuild: older ones have none.
[MSBuildMultiThreadableTask]
#pragma warning restore CS0436
public sealed class RunPostWriteHooks : Microsoft.Build.Utilities.Task, ICancelableTask
{
    private readonly object _processLock = new();
    private HookProcess? _process;
    private bool _isCancelled;
    private DiagnosticLog? _log;

    /// <summary>The project, as <see cref="RunMigrations.Context"/>.</summary>
    [Required]
    public ITaskItem Context { get; set; } = new Microsoft.Build.Utilities.TaskItem();

    /// <summary>The hooks, <c>@(MigratePostWriteHook)</c>.</summary>
    [Required]
    public ITaskItem[] Hooks { get; set; } = [];

    /// <summary>The files that were written, full paths.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        _log = DiagnosticLog.Of(Log, Context);
        string folder = Path.GetDirectoryName(Context.ItemSpec)!;
        PostWriteHook[] hooks = [.. Hooks.Select(item => PostWriteHook.Of(item, folder)).OfType<PostWriteHook>()];
        foreach (ITaskItem file in Files)
        {
            if (hooks.FirstOrDefault(hook => !Run(hook, file.ItemSpec)) is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Cancel()
    {
        lock (_processLock)
        {
            _isCancelled = true;
            _process?.Kill();
        }
    }

    private bool Run(PostWriteHook hook, string file)
    {
        _log!.Text($"Running post-write hook '{hook.Name}' on {Path.GetFileName(file)}");
        string? problem = hook.Type switch
        {
            PostWriteHookType.Target => RunTarget(hook, file),
            PostWriteHookType.Tool => RunProcess(hook, Context.GetMetadata("DotNetPath"), ["tool", "run", hook.Executable, "--", .. hook.Arguments(file)]),
            _ => RunProcess(hook, Program(hook), hook.Arguments(file)),
        };
        if (problem is not null)
        {
            _log.Error(
                DiagnosticCodes.PostWriteHookFailed,
                $"The post-write hook '{hook.Name}' failed on this file: {problem} The file stays as the hook has left it; "
                + "correct the hook and run it by hand, or remove the revision with MigrateRemove.",
                file);
        }

        return problem is null;
    }

    // A name is looked for on the PATH, a path is relative to the project.
    private string Program(PostWriteHook hook) => hook.Executable.IndexOfAny(['/', '\\']) < 0
        ? hook.Executable
        : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Context.ItemSpec)!, hook.Executable));

    private string? RunTarget(PostWriteHook hook, string file)
    {
        var properties = new Hashtable(StringComparer.OrdinalIgnoreCase) { [PostWriteHook.FileToken] = file };
        return BuildEngine.BuildProjectFile(Context.ItemSpec, [hook.Executable], properties, new Hashtable())
            ? null
            : $"the target '{hook.Executable}' did not succeed.";
    }

    private string? RunProcess(PostWriteHook hook, string program, IReadOnlyList<string> arguments)
    {
        try
        {
            lock (_processLock)
            {
                if (_isCancelled)
                {
                    return "the build was cancelled before it.";
                }

                _process = HookProcess.Start(program, arguments, hook.Folder);
            }

            (int exitCode, string lastWords) = _process.WaitForExit();
            Log.LogMessage(MessageImportance.Low, "{0}", lastWords);
            return exitCode == 0
                ? null
                : $"it ended with exit code {exitCode.ToString(CultureInfo.InvariantCulture)}"
                    + (lastWords.Length == 0 ? " and said nothing." : $". Its last words: {lastWords}{Environment.NewLine}");
        }
        catch (Win32Exception e)
        {
            return $"'{program}' did not start in '{hook.Folder}': {e.Message}.";
        }
        finally
        {
            lock (_processLock)
            {
                _process?.Dispose();
                _process = null;
            }
        }
    }
}
