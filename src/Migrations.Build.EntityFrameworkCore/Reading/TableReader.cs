using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using EntityAction = Microsoft.EntityFrameworkCore.Migrations.ReferentialAction;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>Reads tables with their constraints and indexes.</summary>
internal sealed class TableReader(ModelContext context, ValueList<EnumType> enums)
{
    private const string StorageParameterPrefix = "Npgsql:StorageParameter:";

    /// <summary>What every table of PostgreSQL has: https://www.postgresql.org/docs/15/ddl-system-columns.html.</summary>
    private static readonly string[] SystemColumns = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

    private readonly IndexReader _indexes = new(context);

    /// <summary>The table.</summary>
    /// <param name="late">Its foreign keys that EF Core adds when all tables are there.</param>
    /// <param name="indexes">Its indexes.</param>
    public Table Read(CreateTableOperation table, IEnumerable<AddForeignKeyOperation> late, IEnumerable<CreateIndexOperation> indexes)
    {
        var columns = new ColumnReader(context, table, enums);
        ValueList<TableElement> elements =
        [
            .. table.Columns.Where(column => context.IsSqlite || !SystemColumns.Contains(column.Name)).Select(columns.Read),
            .. table.PrimaryKey is { } key ? [PrimaryKey(key)] : Array.Empty<TableElement>(),
            .. table.UniqueConstraints.Select(Unique),
            .. table.CheckConstraints.Select(Check),
            .. table.ForeignKeys.Concat(late).Select(ForeignKey),
            .. indexes.Select(_indexes.Read),
        ];
        return new Table(table.Name, elements, file: "", line: 0)
        {
            Schema = context.Name(table.Name, table.Schema).Schema,
            Comment = table.Comment,
            Sqlite = table.Columns.Exists(column => column["Sqlite:Autoincrement"] is true) ? new SqliteTableOptions { AutoIncrement = true, NamedKey = true } : null,
            PostgreSql = PostgreSql(table),
        };
    }

    public static ValueList<StorageParameter> StorageParameters(Annotatable annotatable) =>
    [
        .. from annotation in annotatable.GetAnnotations()
           where annotation.Name.StartsWith(StorageParameterPrefix, StringComparison.Ordinal)
           select new StorageParameter(
               annotation.Name[StorageParameterPrefix.Length..],
               annotation.Value is bool flag ? (flag ? "true" : "false") : FormattableString.Invariant($"{annotation.Value}")),
    ];

    private static PostgreSqlTableOptions? PostgreSql(CreateTableOperation table)
    {
        var options = new PostgreSqlTableOptions
        {
            Unlogged = table["Npgsql:UnloggedTable"] is true,
            StorageParameters = StorageParameters(table),
        };
        return options == new PostgreSqlTableOptions() ? null : options;
    }

    private static PrimaryKeyConstraint PrimaryKey(AddPrimaryKeyOperation key) =>
        new([.. key.Columns], file: "", line: 0) { Name = Name(key.Name) };

    private static UniqueConstraint Unique(AddUniqueConstraintOperation unique) =>
        new([.. unique.Columns], file: "", line: 0) { Name = Name(unique.Name) };

    private static CheckConstraint Check(AddCheckConstraintOperation check) =>
        new(check.Sql, file: "", line: 0) { Name = Name(check.Name) };

    private ForeignKeyConstraint ForeignKey(AddForeignKeyOperation key) => new(
        [.. key.Columns], context.Name(key.PrincipalTable, key.PrincipalSchema), [.. key.PrincipalColumns ?? []], file: "", line: 0)
    {
        Name = Name(key.Name),
        OnDelete = Action(key.OnDelete),
        OnUpdate = Action(key.OnUpdate),
    };

    private static ObjectName? Name(string? name) => name is null ? default(ObjectName?) : ObjectName.Final(name);

    private static ReferentialAction Action(EntityAction action) => action switch
    {
        EntityAction.Cascade => ReferentialAction.Cascade,
        EntityAction.Restrict => ReferentialAction.Restrict,
        EntityAction.SetNull => ReferentialAction.SetNull,
        EntityAction.SetDefault => ReferentialAction.SetDefault,
        _ => ReferentialAction.NoAction,
    };
}
