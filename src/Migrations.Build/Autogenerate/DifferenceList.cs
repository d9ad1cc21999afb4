namespace Migrations.Build.Autogenerate;

/// <summary>Says operations as differences between the database and the model.</summary>
internal sealed class DifferenceList
{
    private static readonly object Allowed = SqlExpression.Sql("allowed");
    private static readonly object Refused = SqlExpression.Sql("refused");

    private readonly DatabaseSchema _database;
    private readonly DatabaseSchema _model;

    private DifferenceList(DatabaseSchema database, DatabaseSchema model)
    {
        _database = database;
        _model = model;
    }

    /// <summary>The differences, in the order of the operations.</summary>
    /// <param name="operations">What was found, without what is only a means.</param>
    /// <param name="database">The database's side, which tells what goes.</param>
    /// <param name="model">The model's side, which tells the places.</param>
    public static ValueList<SchemaDifference> Of(
        IEnumerable<MigrationOperation> operations, DatabaseSchema database, DatabaseSchema model)
    {
        var list = new DifferenceList(database, model);
        return [.. operations.SelectMany(list.Of)];
    }

    /// <summary>The difference of an enum type whose words go or change places.</summary>
    public static SchemaDifference OfRenewed(EnumType type) =>
        Named(SchemaDifferenceKind.ModifyEnum, type.QualifiedName, $"enum type {{0}}: the words are otherwise in the database; the model has {type.Values}");

    private static string Described(Constraint constraint) => constraint switch
    {
        PrimaryKeyConstraint key => $"primary key ({string.Join(", ", key.Columns)})",
        UniqueConstraint unique => $"unique constraint{Quoted(unique.Name)} ({string.Join(", ", unique.Columns)})",
        CheckConstraint check => $"check{Quoted(check.Name)} ({check.Condition})",
        ForeignKeyConstraint key => $"foreign key{Quoted(key.Name)} ({string.Join(", ", key.Columns)}) to {key.ReferredTable}",
        _ => $"exclusion constraint{Quoted(constraint.Name)}",
    };

    private static string Quoted(ObjectName? name) => name is { } given ? $" {given}" : "";

    private IEnumerable<SchemaDifference> Of(MigrationOperation operation) => operation switch
    {
        CreateTable create => [Added(SchemaDifferenceKind.AddTable, create.Table.QualifiedName, "table is missing in the database", create.Table.Location)],
        DropTable drop => Dropped(drop),
        AddColumn add => [Added(SchemaDifferenceKind.AddColumn, add.Table, $"column {add.Column.Name} ({add.Column.Type}) is missing in the database", add.Column.Location) with { Column = add.Column.Name }],
        DropColumn drop => [Added(SchemaDifferenceKind.RemoveColumn, drop.Table, $"column {drop.Column} is not in the model", location: null) with { Column = drop.Column }],
        AlterColumn alter => Altered(alter),
        CreateIndex create => [Added(SchemaDifferenceKind.AddIndex, create.Table, $"index{Quoted(create.Index.Name)} ({string.Join(", ", create.Index.Columns)}) is missing in the database", create.Index.Location) with { Name = create.Index.Name?.Text }],
        DropIndex { Table: { } table } drop => [RemovedIndex(table, drop.Name)],
        AddConstraint add => [OfConstraint(add.Table, add.Constraint, isAdded: true)],
        DropConstraint drop => Constraints(drop.Table, one => one.Name?.Text == drop.Name.Text),
        BatchAlterTable { CopyFrom: { } rest } batch => Constraints(batch.Table, one => !rest.Constraints.Contains(one)),
        SetTableComment comment => [Comment(comment)],
        _ => [OfObject(operation)],
    };

    private static SchemaDifference OfObject(MigrationOperation operation) => operation switch
    {
        CreateEnum create => Named(SchemaDifferenceKind.AddEnum, create.Type.QualifiedName, "enum type {0} is missing in the database"),
        DropEnum drop => Named(SchemaDifferenceKind.RemoveEnum, drop.Name, "enum type {0} is not in the model"),
        AddEnumValue add => Named(SchemaDifferenceKind.ModifyEnum, add.Name, $"enum type {{0}}: the word '{add.Value}' is missing in the database"),
        CreateSequence create => Named(SchemaDifferenceKind.AddSequence, create.Sequence.QualifiedName, "sequence {0} is missing in the database, or it counts otherwise"),
        DropSequence drop => Named(SchemaDifferenceKind.RemoveSequence, drop.Name, "sequence {0} is not in the model, or it counts otherwise"),
        CreateExtension create => Named(SchemaDifferenceKind.AddExtension, create.Name, "extension {0} is not installed in the database"),
        CreateSchema create => Named(SchemaDifferenceKind.AddSchema, create.Name, "schema {0} is missing in the database"),
        _ => new SchemaDifference(SchemaDifferenceKind.Execute, $"{operation.GetType().Name} was added by the migration environment") { Table = TableOf.Operation(operation) },
    };

    private static SchemaDifference Named(SchemaDifferenceKind kind, TableName name, string text) =>
        new(kind, text.Replace("{0}", $"{name}", StringComparison.Ordinal)) { Name = $"{name}" };

    private IEnumerable<SchemaDifference> Dropped(DropTable drop) =>
        (_database.Find(drop.Table)?.Indexes ?? [])
            .Select(index => RemovedIndex(drop.Table, index.Name?.Text))
            .Prepend(Added(SchemaDifferenceKind.RemoveTable, drop.Table, "table is not in the model", location: null));

    private SchemaDifference RemovedIndex(TableName table, string? name) =>
        Added(SchemaDifferenceKind.RemoveIndex, table, $"index {name} is not in the model, or it is otherwise there", location: null) with { Name = name };

    private IEnumerable<SchemaDifference> Constraints(TableName table, Func<Constraint, bool> isIt) =>
        (_database.Find(table)?.Constraints ?? []).Where(isIt).Select(constraint => OfConstraint(table, constraint, isAdded: false));

    private SchemaDifference OfConstraint(TableName table, Constraint constraint, bool isAdded)
    {
        var kind = (constraint.Kind, isAdded) switch
        {
            (ConstraintKind.ForeignKey, true) => SchemaDifferenceKind.AddForeignKey,
            (ConstraintKind.ForeignKey, false) => SchemaDifferenceKind.RemoveForeignKey,
            (_, true) => SchemaDifferenceKind.AddConstraint,
            _ => SchemaDifferenceKind.RemoveConstraint,
        };
        var text = $"{Described(constraint)} {(isAdded ? "is missing in the database" : "is not in the model")}, or it is otherwise there";
        return Added(kind, table, text, constraint.Location) with { Name = constraint.Name?.Text, Constraint = constraint.Kind };
    }

    private SchemaDifference Comment(SetTableComment comment) => Added(
        comment.Comment is null ? SchemaDifferenceKind.RemoveTableComment : SchemaDifferenceKind.AddTableComment,
        comment.Table,
        $"the comment is {Shown(_database.Find(comment.Table)?.Comment)} in the database and {Shown(comment.Comment)} in the model",
        location: null);

    private IEnumerable<SchemaDifference> Altered(AlterColumn alter)
    {
        var found = _database.Find(alter.Table)?.FindColumn(alter.Column);
        if (alter.Type.IsGiven)
        {
            yield return Changed(SchemaDifferenceKind.ModifyType, alter, "type", found?.Type, alter.Type.Value);
        }

        if (alter.Nullable.IsGiven)
        {
            yield return Changed(
                SchemaDifferenceKind.ModifyNullable, alter, "NULL", alter.Nullable.Value ? Refused : Allowed, alter.Nullable.Value ? Allowed : Refused);
        }

        if (alter.Default.IsGiven)
        {
            yield return Changed(SchemaDifferenceKind.ModifyDefault, alter, "default", found?.Default, alter.Default.Value);
        }

        if (alter.Identity.IsGiven)
        {
            yield return Changed(SchemaDifferenceKind.ModifyIdentity, alter, "identity", found?.Identity, alter.Identity.Value);
        }

        if (alter.Collation.IsGiven)
        {
            yield return Changed(SchemaDifferenceKind.ModifyCollation, alter, "collation", found?.Collation, alter.Collation.Value);
        }

        if (alter.Comment.IsGiven)
        {
            yield return Changed(SchemaDifferenceKind.ModifyComment, alter, "comment", found?.Comment, alter.Comment.Value);
        }
    }

    private SchemaDifference Changed(SchemaDifferenceKind kind, AlterColumn alter, string what, object? found, object? wanted) => Added(
        kind,
        alter.Table,
        $"column {alter.Column}: {what} is {Shown(found)} in the database and {Shown(wanted)} in the model",
        _model.Find(alter.Table)?.FindColumn(alter.Column)?.Location) with
    { Column = alter.Column };

    private SchemaDifference Added(SchemaDifferenceKind kind, TableName table, string text, SourceLocation? location) =>
        new(kind, $"{table}: {text}") { Table = table, Location = location ?? _model.Find(table)?.Location };

    private static string Shown(object? value) => value switch
    {
        null => "none",
        Identity { IsAlways: true } => "always",
        Identity => "by default",
        string text => $"'{text}'",
        _ => $"{value}",
    };
}
