using System.Globalization;

namespace Migrations.Build.Scripts;

/// <summary>Operations as calls on <c>op</c>: everyday methods where they say all, else the operation itself.</summary>
internal sealed class CSharpOperations(CSharpOptions options, CSharpValues values)
{
    private readonly CSharpElements _elements = new(options, values);

    /// <summary>The statement, without a line feed at its end.</summary>
    public string Statement(MigrationOperation operation) => operation switch
    {
        CustomOperation custom => custom.CSharp,
        AutocommitBlock block => $"op.Autocommit(own =>\n{{\n{Indented(block.Operations)}}});",
        BatchAlterTable batch => $"op.Invoke({Batch(batch)});",
        _ => Everyday(operation) is { } call ? $"op.{call};" : $"op.Invoke({New(operation)});",
    };

    /// <summary>The call of an everyday method; null: no method says all of it.</summary>
    private string? Everyday(MigrationOperation operation) => operation switch
    {
        CreateTable { IfNotExists: false, Temporary: null } create => CSharpElements.IsPlain(create.Table)
            ? $"CreateTable({CSharpValues.Text(create.Table.Name)},\n{_elements.Body(create.Table)})"
            : $"CreateTable({_elements.Table(create.Table)})",
        DropTable { IfExists: false } drop => $"DropTable({CSharpValues.Table(drop.Table)})",
        RenameTable rename => $"RenameTable({CSharpValues.Table(rename.Table)}, {CSharpValues.Text(rename.NewName)})",
        AddColumn add when add == new AddColumn(add.Table, add.Column) =>
            $"AddColumn({CSharpValues.Table(add.Table)}, {_elements.Column(add.Column)})",
        DropColumn { IfExists: false } drop => $"DropColumn({CSharpValues.Table(drop.Table)}, {CSharpValues.Text(drop.Column)})",
        AlterColumn alter => Altered(alter),
        SetTableComment { ExistingComment.IsGiven: false } comment =>
            $"SetTableComment({CSharpValues.Table(comment.Table)}, {CSharpValues.OrNull(comment.Comment)})",
        CreateIndex { IfNotExists: false, Concurrently: false } create => Index(create),
        DropIndex { IfExists: false, Concurrently: false, Schema: null } drop => drop.Table is { } table
            ? $"DropIndex({CSharpValues.Text(drop.Name)}, {CSharpValues.Table(table)})"
            : $"DropIndex({CSharpValues.Text(drop.Name)})",
        AddConstraint add => Constraint(add),
        DropConstraint { IfExists: false } drop => drop.Kind is { } kind
            ? $"DropConstraint({values.Name(drop.Name, kind)}, {CSharpValues.Table(drop.Table)}, ConstraintKind.{kind})"
            : $"DropConstraint({values.Name(drop.Name, kind: null)}, {CSharpValues.Table(drop.Table)})",
        ExecuteSql { Fragments: [{ IsValue: false } only] } => $"Execute({CSharpValues.Text(only.Text)})",
        BulkInsert { Types: null } insert => Rows(insert),
        _ => OfObject(operation),
    };

    private static string? OfObject(MigrationOperation operation) => operation switch
    {
        CreateEnum { IfNotExists: false, Type.Schema: null } create =>
            $"CreateEnum({CSharpValues.Text(create.Type.Name)}, {CSharpValues.Names(create.Type.Values)})",
        DropEnum { IfExists: false } drop => $"DropEnum({CSharpValues.Table(drop.Name)})",
        AddEnumValue { IfNotExists: false, Before: null, After: null } add =>
            $"AddEnumValue({CSharpValues.Table(add.Name)}, {CSharpValues.Text(add.Value)})",
        CreateSequence { IfNotExists: false } create => $"CreateSequence({Sequence(create.Sequence)})",
        DropSequence { IfExists: false } drop => $"DropSequence({CSharpValues.Table(drop.Name)})",
        CreateSchema { IfNotExists: false } create => $"CreateSchema({CSharpValues.Text(create.Name)})",
        DropSchema { IfExists: false } drop => $"DropSchema({CSharpValues.Text(drop.Name)})",
        CreateExtension { IfNotExists: true, Schema: null, Version: null } create => $"CreateExtension({CSharpValues.Text(create.Name)})",
        DropExtension { IfExists: false } drop => $"DropExtension({CSharpValues.Text(drop.Name)})",
        _ => null,
    };

    private string? Altered(AlterColumn alter)
    {
        var table = CSharpValues.Table(alter.Table);
        var column = CSharpValues.Text(alter.Column);
        if (alter.NewName.IsGiven && alter == new AlterColumn(alter.Table, alter.Column) { NewName = alter.NewName })
        {
            return $"RenameColumn({table}, {column}, {CSharpValues.Text(alter.NewName.Value)})";
        }

        return alter.Collation.IsGiven || alter.Using is not null || alter.Existing != ExistingColumn.Unknown
            ? null
            : $"AlterColumn({string.Join(", ", Facets(alter, isArgument: true).Select(facet => $"{facet.Name}: {facet.Value}").Prepend(column).Prepend(table))})";
    }

    private IEnumerable<(string Name, string Value)> Facets(AlterColumn alter, bool isArgument)
    {
        if (alter.Type.IsGiven)
        {
            yield return (isArgument ? "type" : "Type", values.Type(alter.Type.Value));
        }

        if (alter.Nullable.IsGiven)
        {
            yield return (isArgument ? "nullable" : "Nullable", CSharpValues.Bool(alter.Nullable.Value));
        }

        if (alter.Default.IsGiven)
        {
            yield return (isArgument ? "@default" : "Default", values.DefaultArgument(alter.Default.Value));
        }

        if (alter.Identity.IsGiven)
        {
            yield return (isArgument ? "identity" : "Identity", CSharpValues.Identity(alter.Identity.Value));
        }

        if (alter.Comment.IsGiven)
        {
            yield return (isArgument ? "comment" : "Comment", CSharpValues.OrNull(alter.Comment.Value));
        }

        if (alter.NewName.IsGiven)
        {
            yield return (isArgument ? "newName" : "NewName", CSharpValues.Text(alter.NewName.Value));
        }
    }

    private string Index(CreateIndex create)
    {
        var (index, table) = (create.Index, CSharpValues.Table(create.Table));
        var plain = new TableIndex(index.Name, index.Columns) { Unique = index.Unique };
        return values.Own(index) is not null || index != plain
            ? $"CreateIndex({_elements.Index(index)}, {table})"
            : $"{(index.Unique ? "CreateUniqueIndex" : "CreateIndex")}({values.Name(index.Name, kind: null)}, {table}, {CSharpElements.IndexColumns(index.Columns)})";
    }

    private string Constraint(AddConstraint add)
    {
        var table = CSharpValues.Table(add.Table);
        var name = values.Name(add.Constraint.Name, add.Constraint.Kind);
        if (values.Own(add.Constraint) is not null)
        {
            return $"AddConstraint({_elements.Constraint(add.Constraint)}, {table})";
        }

        return add.Constraint switch
        {
            PrimaryKeyConstraint key when key == new PrimaryKeyConstraint(key.Columns) { Name = key.Name } =>
                $"CreatePrimaryKey({name}, {table}, {CSharpValues.Names(key.Columns)})",
            UniqueConstraint unique when unique == new UniqueConstraint(unique.Columns) { Name = unique.Name } =>
                $"CreateUniqueConstraint({name}, {table}, {CSharpValues.Names(unique.Columns)})",
            CheckConstraint check when check == new CheckConstraint(check.Condition) { Name = check.Name } =>
                $"CreateCheckConstraint({name}, {table}, {CSharpValues.Text(check.Condition)})",
            ForeignKeyConstraint { Deferrability: Deferrability.NotDeferrable, Match: ForeignKeyMatch.Simple, NotValid: false } key =>
                $"CreateForeignKey({name}, {table}, {CSharpValues.Names(key.Columns)}, {CSharpValues.Table(key.ReferredTable)}, {CSharpValues.Names(key.ReferredColumns)}{Action("onDelete", key.OnDelete)}{Action("onUpdate", key.OnUpdate)})",
            ExcludeConstraint exclude when exclude == new ExcludeConstraint(exclude.Elements) { Name = exclude.Name } =>
                $"CreateExcludeConstraint({name}, {table}, {CSharpElements.ExcludeElements(exclude.Elements)})",
            _ => $"AddConstraint({_elements.Constraint(add.Constraint)}, {table})",
        };
    }

    private static string Action(string argument, ReferentialAction action) =>
        action == ReferentialAction.NoAction ? "" : $", {argument}: ReferentialAction.{action}";

    private static string Rows(BulkInsert insert) =>
        $"BulkInsert({CSharpValues.Table(insert.Table)}, {CSharpValues.Names(insert.Columns)},\n[\n{string.Concat(insert.Rows.Select(row => $"    [{string.Join(", ", row.Select(CSharpValues.Literal))}],\n"))}])";

    public static string Sequence(Sequence sequence)
    {
        (string Name, long? Value)[] numbers =
        [
            ("Start", sequence.Start), ("Increment", sequence.Increment), ("MinValue", sequence.MinValue),
            ("MaxValue", sequence.MaxValue), ("Cache", sequence.Cache),
        ];
        return CSharpValues.With(
            $"new Sequence({CSharpValues.Text(sequence.Name)})",
            [
                .. sequence.Schema is null ? Array.Empty<(string, string)>() : [("Schema", CSharpValues.Text(sequence.Schema))],
                .. sequence.Type is null ? Array.Empty<(string, string)>() : [("Type", $"SqlType.{sequence.Type.Kind}")],
                .. numbers.Where(number => number.Value is not null)
                    .Select(number => (number.Name, number.Value!.Value.ToString(CultureInfo.InvariantCulture))),
                .. sequence.Cycle ? [("Cycle", "true")] : Array.Empty<(string, string)>(),
            ]);
    }

    private string Indented(IEnumerable<MigrationOperation> operations) => string.Concat(operations
        .SelectMany(operation => Statement(operation).Split('\n'))
        .Select(line => $"    {(line.StartsWith("op.", StringComparison.Ordinal) ? $"own{line[2..]}" : line)}\n"));

    /// <summary>An operation with all its options, as a new object.</summary>
    private string New(MigrationOperation operation) => operation switch
    {
        CreateTable create => CSharpValues.With(
            $"new CreateTable({_elements.Table(create.Table)})",
            [
                .. create.IfNotExists ? [("IfNotExists", "true")] : Array.Empty<(string, string)>(),
                .. create.Temporary is { } kind ? [("Temporary", $"TemporaryTable.{kind}")] : Array.Empty<(string, string)>(),
            ]),
        DropTable drop => Flagged($"new DropTable({CSharpValues.Table(drop.Table)})", ("IfExists", drop.IfExists)),
        AddColumn add => Added(add),
        DropColumn drop => Flagged(
            $"new DropColumn({CSharpValues.Table(drop.Table)}, {CSharpValues.Text(drop.Column)})", ("IfExists", drop.IfExists)),
        AlterColumn alter => Altering(alter),
        SetTableComment comment => CSharpValues.With(
            $"new SetTableComment({CSharpValues.Table(comment.Table)}, {CSharpValues.OrNull(comment.Comment)})",
            [("ExistingComment", CSharpValues.OrNull(comment.ExistingComment.Value))]),
        CreateIndex create => Flagged(
            $"new CreateIndex({CSharpValues.Table(create.Table)}, {_elements.Index(create.Index)})",
            ("IfNotExists", create.IfNotExists),
            ("Concurrently", create.Concurrently)),
        DropIndex drop => DroppedIndex(drop),
        AddConstraint add => $"new AddConstraint({CSharpValues.Table(add.Table)}, {_elements.Constraint(add.Constraint)})",
        DropConstraint drop => CSharpValues.With(
            $"new DropConstraint({CSharpValues.Table(drop.Table)}, {values.Name(drop.Name, drop.Kind)})",
            [
                .. drop.Kind is { } kind ? [("Kind", $"ConstraintKind.{kind}")] : Array.Empty<(string, string)>(),
                .. drop.IfExists ? [("IfExists", "true")] : Array.Empty<(string, string)>(),
            ]),
        ExecuteSql execute => $"new ExecuteSql([{string.Join(", ", execute.Fragments.Select(Fragment))}])",
        BulkInsert insert => CSharpValues.With(
            $"new BulkInsert({CSharpValues.Table(insert.Table)}, {CSharpValues.Names(insert.Columns)}, new object?[][] {{ {string.Join(", ", insert.Rows.Select(row => $"[{string.Join(", ", row.Select(CSharpValues.Literal))}]"))} }})",
            [("Types", $"[{string.Join(", ", insert.Types!.Select(values.Type))}]")]),
        _ => NewObject(operation),
    };

    private static string NewObject(MigrationOperation operation) => operation switch
    {
        CreateEnum create => Flagged(
            $"new CreateEnum({EnumType(create.Type)})", ("IfNotExists", create.IfNotExists)),
        DropEnum drop => Flagged($"new DropEnum({CSharpValues.Table(drop.Name)})", ("IfExists", drop.IfExists)),
        AddEnumValue add => CSharpValues.With(
            $"new AddEnumValue({CSharpValues.Table(add.Name)}, {CSharpValues.Text(add.Value)})",
            [
                .. add.Before is { } before ? [("Before", CSharpValues.Text(before))] : Array.Empty<(string, string)>(),
                .. add.After is { } after ? [("After", CSharpValues.Text(after))] : Array.Empty<(string, string)>(),
                .. add.IfNotExists ? [("IfNotExists", "true")] : Array.Empty<(string, string)>(),
            ]),
        CreateSequence create => Flagged($"new CreateSequence({Sequence(create.Sequence)})", ("IfNotExists", create.IfNotExists)),
        DropSequence drop => Flagged($"new DropSequence({CSharpValues.Table(drop.Name)})", ("IfExists", drop.IfExists)),
        CreateSchema create => Flagged($"new CreateSchema({CSharpValues.Text(create.Name)})", ("IfNotExists", create.IfNotExists)),
        DropSchema drop => Flagged($"new DropSchema({CSharpValues.Text(drop.Name)})", ("IfExists", drop.IfExists)),
        CreateExtension create => CSharpValues.With(
            $"new CreateExtension({CSharpValues.Text(create.Name)})",
            [
                .. create.IfNotExists ? [("IfNotExists", "true")] : Array.Empty<(string, string)>(),
                .. create.Schema is { } schema ? [("Schema", CSharpValues.Text(schema))] : Array.Empty<(string, string)>(),
                .. create.Version is { } version ? [("Version", CSharpValues.Text(version))] : Array.Empty<(string, string)>(),
            ]),
        DropExtension drop => Flagged($"new DropExtension({CSharpValues.Text(drop.Name)})", ("IfExists", drop.IfExists)),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "An operation that has no C#."),
    };

    public static string EnumType(EnumType type) => CSharpValues.With(
        $"new EnumType({CSharpValues.Text(type.Name)}, {CSharpValues.Names(type.Values)})",
        type.Schema is { } schema ? [("Schema", CSharpValues.Text(schema))] : []);

    private static string DroppedIndex(DropIndex drop) => CSharpValues.With(
        drop.Table is { } table
            ? $"new DropIndex({CSharpValues.Text(drop.Name)}, {CSharpValues.Table(table)})"
            : $"new DropIndex({CSharpValues.Text(drop.Name)})",
        [
            .. drop.Schema is { } schema ? [("Schema", CSharpValues.Text(schema))] : Array.Empty<(string, string)>(),
            .. drop.IfExists ? [("IfExists", "true")] : Array.Empty<(string, string)>(),
            .. drop.Concurrently ? [("Concurrently", "true")] : Array.Empty<(string, string)>(),
        ]);

    private static string Fragment(SqlFragment fragment) => fragment.IsValue
        ? $"SqlFragment.OfValue({CSharpValues.Literal(fragment.Value)})"
        : $"new SqlFragment({CSharpValues.Text(fragment.Text)})";

    private static string Flagged(string head, params (string Name, bool Value)[] flags) =>
        CSharpValues.With(head, flags.Where(flag => flag.Value).Select(flag => (flag.Name, "true")));

    private string Added(AddColumn add) => CSharpValues.With(
        $"new AddColumn({CSharpValues.Table(add.Table)}, {_elements.Column(add.Column)})",
        [
            .. add.IfNotExists ? [("IfNotExists", "true")] : Array.Empty<(string, string)>(),
            .. add.InlineReferences ? [("InlineReferences", "true")] : Array.Empty<(string, string)>(),
            .. add.InlinePrimaryKey ? [("InlinePrimaryKey", "true")] : Array.Empty<(string, string)>(),
            .. add.InsertBefore is { } before ? [("InsertBefore", CSharpValues.Text(before))] : Array.Empty<(string, string)>(),
            .. add.InsertAfter is { } after ? [("InsertAfter", CSharpValues.Text(after))] : Array.Empty<(string, string)>(),
        ]);

    private string Altering(AlterColumn alter) => CSharpValues.With(
        $"new AlterColumn({CSharpValues.Table(alter.Table)}, {CSharpValues.Text(alter.Column)})",
        [
            .. Facets(alter, isArgument: false),
            .. alter.Collation.IsGiven ? [("Collation", CSharpValues.OrNull(alter.Collation.Value))] : Array.Empty<(string, string)>(),
            .. alter.Using is { } cast ? [("Using", CSharpValues.Text(cast))] : Array.Empty<(string, string)>(),
            .. alter.Existing == ExistingColumn.Unknown ? Array.Empty<(string, string)>() : [("Existing", Existing(alter.Existing))],
        ]);

    private string Existing(ExistingColumn existing) => CSharpValues.With(
        "new()",
        [
            .. Facets(
                new AlterColumn("", "")
                {
                    Type = existing.Type,
                    Nullable = existing.Nullable,
                    Default = existing.Default,
                    Identity = existing.Identity,
                    Comment = existing.Comment,
                },
                isArgument: false),
            .. existing.Collation.IsGiven ? [("Collation", CSharpValues.OrNull(existing.Collation.Value))] : Array.Empty<(string, string)>(),
        ]);

    private string Batch(BatchAlterTable batch) => CSharpValues.With(
        $"new BatchAlterTable({CSharpValues.Table(batch.Table)}, [{string.Join(", ", batch.Operations.Select(New))}])",
        [
            .. batch.Rebuild == RebuildMode.Auto ? Array.Empty<(string, string)>() : [("Rebuild", $"RebuildMode.{batch.Rebuild}")],
            .. batch.ReflectedColumns.Count == 0
                ? Array.Empty<(string, string)>()
                : [("ReflectedColumns", $"[{string.Join(", ", batch.ReflectedColumns.Select(column => _elements.Column(column)))}]")],
            .. batch.AdditionalConstraints.Count == 0
                ? Array.Empty<(string, string)>()
                : [("AdditionalConstraints", $"[{string.Join(", ", batch.AdditionalConstraints.Select(_elements.Constraint))}]")],
            .. batch.ColumnOrder.Count == 0
                ? Array.Empty<(string, string)>()
                : [("ColumnOrder", $"[{string.Join(", ", batch.ColumnOrder.Select(CSharpValues.Names))}]")],
            .. batch.Sqlite.IsGiven ? [("Sqlite", batch.Sqlite.Value is { } lite ? CSharpElements.Sqlite(lite, "new SqliteTableOptions()") : "null")] : Array.Empty<(string, string)>(),
            .. batch.CopyFrom is null ? Array.Empty<(string, string)>() : [("CopyFrom", _elements.Table(batch.CopyFrom))],
        ]);
}
