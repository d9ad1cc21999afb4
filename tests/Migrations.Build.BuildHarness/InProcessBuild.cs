using System.Collections;
using Microsoft.Build.Execution;
using Microsoft.Build.Framework;

namespace Migrations.Build.BuildHarness;

/// <summary>Builds in this process: MSBuild of the SDK, a real task, a real child process, in a tenth of the command's time.</summary>
internal static class InProcessBuild
{
    // The build manager is one for the process.
    private static readonly Lock OneAtATime = new();

    public static BuildOutcome Restore(string project) => Run(project, "Restore", ("MSBuildRestoreSessionId", "restore"));

    public static BuildOutcome Run(string project, string target, params (string Name, string Value)[] properties) =>
        Run(project, target, [], properties);

    public static BuildOutcome Run(
        string project, string target, IReadOnlyList<ILogger> loggers, params (string Name, string Value)[] properties)
    {
        lock (OneAtATime)
        {
            var sink = new Sink();
            var parameters = new BuildParameters
            {
                Loggers = [sink, .. loggers],
                EnableNodeReuse = false,
                MaxNodeCount = 1,
                LogTaskInputs = true,
            };
            var globals = properties.ToDictionary(property => property.Name, property => (string?)property.Value, StringComparer.OrdinalIgnoreCase);
            var request = new BuildRequestData(project, globals, null, [target], null);
            BuildResult result = BuildManager.DefaultBuildManager.Build(parameters, request);

            // What one build has read of a project, the next must read again: restore writes files that projects import.
            BuildManager.DefaultBuildManager.ResetCaches();
            List<ResultItem> items = result.HasResultsForTarget(target)
                ? [.. result[target].Items.Select(item => new ResultItem(item.ItemSpec, Metadata(item)))]
                : [];
            return new BuildOutcome(
                result.OverallResult == BuildResultCode.Success, sink.Errors, sink.Warnings, sink.High, sink.All, items);
        }
    }

    /// <summary>Builds with an environment variable set, or taken away by null. A build puts the process's environment back when it ends, so nobody else may build meanwhile.</summary>
    public static T WithVariable<T>(string name, string? value, Func<T> build)
    {
        lock (OneAtATime)
        {
            string? before = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
            try
            {
                return build();
            }
            finally
            {
                Environment.SetEnvironmentVariable(name, before);
            }
        }
    }

    /// <summary>Cancels the build that is going on.</summary>
    public static void Cancel() => BuildManager.DefaultBuildManager.CancelAllSubmissions();

    private static Dictionary<string, string> Metadata(ITaskItem item)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in item.CloneCustomMetadata())
        {
            metadata[(string)entry.Key] = (string)entry.Value!;
        }

        return metadata;
    }

    private sealed class Sink : ILogger
    {
        public List<LoggedDiagnostic> Errors { get; } = [];

        public List<LoggedDiagnostic> Warnings { get; } = [];

        public List<string> High { get; } = [];

        public List<string> All { get; } = [];

        public LoggerVerbosity Verbosity { get; set; } = LoggerVerbosity.Diagnostic;

        public string? Parameters { get; set; }

        public void Initialize(IEventSource eventSource)
        {
            eventSource.ErrorRaised += (_, e) =>
                Errors.Add(new LoggedDiagnostic(e.Code ?? "", e.Message ?? "", e.File ?? "", e.LineNumber, e.HelpLink ?? ""));
            eventSource.WarningRaised += (_, e) =>
                Warnings.Add(new LoggedDiagnostic(e.Code ?? "", e.Message ?? "", e.File ?? "", e.LineNumber, e.HelpLink ?? ""));
            eventSource.MessageRaised += (_, e) =>
            {
                All.Add(e.Message ?? "");
                if (e.Importance == MessageImportance.High)
                {
                    High.Add(e.Message ?? "");
                }
            };
        }

        public void Shutdown()
        {
        }
    }
}
