using Migrations.Build.Introspection;

namespace Migrations.Build.Running;

/// <summary>Stops an upgrade from base that would create tables which are already there, before it starts.</summary>
internal sealed class BaseGuard(StepRecorder recorder, DatabaseSession session, MigrationEngineOptions options)
{
    /// <summary>Passes when the rows say that something was applied.</summary>
    /// <exception cref="MigrationException">Tables are already there.</exception>
    public async Task CheckAsync(
        IReadOnlyList<string> rows, RevisionPlan plan, CancellationToken cancellationToken)
    {
        var created = rows.Count == 0 ? Created(plan) : [];
        if (created.Count == 0)
        {
            return;
        }

        var scope = new IntrospectionScope
        {
            Tables = created,
            Schemas = [.. created.Select(table => table.Schema).Distinct()],
        };
        var there = await options.Provider.Introspector
            .ReadAsync(session.Connection, scope, cancellationToken)
            .ConfigureAwait(false);
        if (!there.Tables.IsEmpty && !await IsAnothersWorkAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new MigrationException(
                DiagnosticCodes.TablesAlreadyThere,
                $"Cannot upgrade {session.Description} from base: it has no revision in {options.VersionTable}, yet these tables, which the revisions would create, are already there: {string.Join(", ", there.Tables.Keys)}. If the database was made otherwise, tell which revision it is at with MigrateStamp (-p:MigrateTo=...).");
        }
    }

    /// <summary>Another runner may have made the tables since the rows were read; its rows are then there too.</summary>
    private async Task<bool> IsAnothersWorkAsync(CancellationToken cancellationToken)
    {
        var table = new TableName(options.VersionTable, options.VersionTableSchema);
        return await session.ReadVersionsAsync(table, cancellationToken).ConfigureAwait(false) is { Count: > 0 };
    }

    /// <summary>The tables that the plan creates without having dropped them itself.</summary>
    private HashSet<TableName> Created(RevisionPlan plan)
    {
        var created = new HashSet<TableName>();
        var dropped = new HashSet<TableName>();
        foreach (var operation in Recorded(plan))
        {
            switch (operation)
            {
                case CreateTable { IfNotExists: false, Temporary: null } create when !dropped.Contains(create.Table.QualifiedName):
                    created.Add(create.Table.QualifiedName);
                    break;
                case DropTable drop:
                    dropped.Add(drop.Table);
                    break;
            }
        }

        return created;
    }

    /// <summary>What the revisions record, up to the first that fails: its error comes when its turn does. Those that read are not asked.</summary>
    private List<MigrationOperation> Recorded(RevisionPlan plan)
    {
        var recorded = new List<MigrationOperation>();
        foreach (var step in plan.Steps)
        {
            try
            {
                var body = recorder.BodyOf(step);
                recorded.AddRange(step.IsStamp || body.Reads ? [] : recorder.Record(step, body));
            }
            catch (MigrationException)
            {
                break;
            }
        }

        return recorded;
    }
}
