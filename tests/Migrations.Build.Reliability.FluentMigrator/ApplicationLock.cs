using FluentMigrator;

namespace Migrations.Build.Reliability.FluentMigrator;

/// <summary>The lock that FluentMigrator's FAQ asks an application on several servers to take, in PostgreSQL's words; SQLite has no such lock.</summary>
[Maintenance(MigrationStage.BeforeAll, TransactionBehavior.None)]
public sealed class TakeLock : ForwardOnlyMigration
{
    public override void Up() => IfDatabase(Step.IsPostgreSql).Execute.Sql("SELECT pg_advisory_lock(4711)");
}

[Maintenance(MigrationStage.AfterAll, TransactionBehavior.None)]
public sealed class ReleaseLock : ForwardOnlyMigration
{
    public override void Up() => IfDatabase(Step.IsPostgreSql).Execute.Sql("SELECT pg_advisory_unlock(4711)");
}
