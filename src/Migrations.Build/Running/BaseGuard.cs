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
        if (!there.Tables.IsEmpty)
        {
            throw new MigrationException(
                DiagnosticCodes.TablesAlreadyThere,
                $"Cannot upgrade {session.Description} from base: it has no revision in {options.VersionTable}, yet these tables, which the revisions would create, are already there: {string.Join(", ", there.Tables.Keys)}. If the database was made otherwise, tell which revision it is at with MigrateStamp (-p:MigrateTo=...), or start from it with MigrateScaffold.");
        }
    }

    /// <summary>The tables that the plan creates without having dropped them itself. Revisions that read are not asked.</summary>
    private HashSet<TableName> Created(RevisionPlan plan)
    {
        var created = new HashSet<TableName>();
        var dropped = new HashSet<TableName>();
        foreach (var step in plan.Steps.Where(step => !step.IsStamp))
        {
            var body = recorder.BodyOf(step);
            if (body.Reads)
            {
                continue;
            }

            foreach (var operation in recorder.Record(step, body))
            {
                switch (operation)
                {
                    case CreateTable { IfNotExists: false } create when !dropped.Contains(create.Table.QualifiedName):
                        created.Add(create.Table.QualifiedName);
                        break;
                    case DropTable drop:
                        dropped.Add(drop.Table);
                        break;
                }
            }
        }

        return created;
    }
}
