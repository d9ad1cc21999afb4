using System.Diagnostics;
using Migrations.Build.Authoring;
using Migrations.Build.Operations;
using Migrations.Build.Sql;

namespace Migrations.Build.Running;

/// <summary>Reads what a revision that only records wants done, and names the revision in whatever goes wrong.</summary>
internal sealed class StepRecorder(
    RevisionCatalog catalog, RecordingContext context, Dialect dialect, SourceMap sources)
{
    /// <summary>Stands for a model that a source would read: it names everything itself, so that no run needs to read it.</summary>
    private static readonly MetaData FinalNames = new(NamingConvention.None, []);

    private readonly Dictionary<string, IReadOnlyList<MigrationOperation>> _recorded = new(StringComparer.Ordinal);

    public RecordingContext Context => context;

    public static StepRecorder For(MigrationEngineOptions options, RevisionCatalog catalog)
    {
        var dialect = options.Provider.Dialect;
        var convention = new Lazy<NamingConvention>(() =>
            TargetModel.Find(options.Model, options.Revisions, options.TargetMetaData, _ => FinalNames)?.Convention ?? NamingConvention.None);
        var context = new RecordingContext(dialect.Name, dialect.Rules, convention)
        {
            Arguments = options.Arguments,
            Database = options.Database,
            Tag = options.Tag,
        };
        return new StepRecorder(catalog, context, dialect, new SourceMap(options.SourceRoots, options.RevisionDirectory ?? options.Directory));
    }

    public SourceMap Sources => sources;

    public RevisionBody BodyOf(RevisionStep step) => catalog.BodyOf(step.Revision);

    /// <summary>The operations of a step; recorded once, however often they are asked for.</summary>
    /// <exception cref="MigrationException">The revision's code throws, or it says no way down.</exception>
    public IReadOnlyList<MigrationOperation> Record(RevisionStep step, RevisionBody body)
    {
        var key = $"{step.Direction} {step.Revision.Id}";
        if (!_recorded.TryGetValue(key, out var operations))
        {
            var op = new MigrationOperations(context);
            try
            {
                body.Record(step.Direction, op, dialect.Syntax);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw Failed(step, exception);
            }

            operations = op.Take();
            _recorded.Add(key, operations);
        }

        return operations;
    }

    /// <summary>What the project's environment adds to a step.</summary>
    /// <exception cref="MigrationException">It adds what must run outside of a transaction, which would part the step from its row.</exception>
    public IReadOnlyList<MigrationOperation> OnVersionApply(MigrationEnvironment? environment, StepStarted step)
    {
        if (environment is null)
        {
            return [];
        }

        var op = new MigrationOperations(context);
        environment.OnVersionApply(new AppliedStep(step.Verb, step.From, step.To, step.Message), op);
        var added = op.Take();
        return StepPart.Of(added, dialect).FirstOrDefault(part => part.IsAlone) is not { } alone
            ? added
            : throw new MigrationException(
                DiagnosticCodes.InvalidOperation,
                $"Cannot {step.Verb} to {string.Join(", ", step.To)}: OnVersionApply of {environment.GetType().FullName} records {alone.Operations[0].GetType().Name}, which must run outside of a transaction. Put it into a revision of its own.",
                sources.Resolve(alone.Operations[0].Location));
    }

    /// <summary>What an exception from a revision's own code means to the user.</summary>
    public MigrationException Failed(RevisionStep step, Exception exception) => exception switch
    {
        MigrationException known => new MigrationException(
            known.Code, $"{Attempt(step)}: {known.Message}", sources.Resolve(known.Location ?? step.Revision.Location), known),
        _ => new MigrationException(
            DiagnosticCodes.RevisionThrew,
            $"{Attempt(step)}: its code threw {exception.GetType().Name}: {exception.Message}",
            sources.Resolve(Place(exception) ?? step.Revision.Location),
            exception),
    };

    /// <summary>What a refused statement means to the user.</summary>
    public MigrationException Failed(RevisionStep? step, StatementFailedException exception)
    {
        var statement = exception.Statement;
        if (exception.Finding is { } finding)
        {
            return new MigrationException(
                finding.Code, $"{Attempt(step)}: {finding.Message}", sources.Resolve(statement.Location ?? step?.Revision.Location), finding);
        }

        return exception.HasWrongRowCount
            ? new MigrationException(
                DiagnosticCodes.VersionTableChanged,
                $"{Attempt(step)}: '{statement.Text}': {exception.Message}. Another tool writes to the version table; its rows no longer say where the database stands. Compare them with MigrateHistory, then correct them with MigrateStamp.",
                sources.Resolve(step?.Revision.Location),
                exception)
            : new MigrationException(
                DiagnosticCodes.StatementFailed,
                $"{Attempt(step)}: {exception.Message}. The statement was: {statement.Text}",
                sources.Resolve(statement.Location ?? step?.Revision.Location),
                exception);
    }

    private static string Attempt(RevisionStep? step)
    {
        if (step is null)
        {
            return "Cannot prepare the version table";
        }

        var verb = step.Direction == RevisionDirection.Upgrade ? "upgrade" : "downgrade";
        return step.Revision.Message.Length == 0
            ? $"Cannot {verb} revision {step.Revision.Id}"
            : $"Cannot {verb} revision {step.Revision.Id} ({step.Revision.Message})";
    }

    /// <summary>The first line of the revision's own code in a stack trace; null when its symbols are not there.</summary>
    private static SourceLocation? Place(Exception exception)
    {
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } file && DiagnosticMethodInfo.Create(frame)?.DeclaringAssemblyName != typeof(StepRecorder).Assembly.FullName)
            {
                return new SourceLocation(file, frame.GetFileLineNumber());
            }
        }

        return null;
    }
}
