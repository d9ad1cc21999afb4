namespace Migrations.Build.Sql;

/// <summary>One database's SQL: a pure function of operations and the schema before them. No connection.</summary>
internal abstract class Dialect
{
    /// <summary>The name that revisions see as <c>op.Dialect</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What other stages need to know.</summary>
    public abstract ISchemaRules Rules { get; }

    /// <summary>The expression of this moment, not of the transaction's beginning.</summary>
    public abstract string Now { get; }

    /// <summary>How this dialect's scripts are split into statements.</summary>
    public abstract SqlSyntax Syntax { get; }

    /// <summary>A name, quoted where it must be.</summary>
    public abstract string Quote(string name);

    /// <summary>A value as a literal.</summary>
    /// <exception cref="MigrationException">The value's type has no literal in this dialect.</exception>
    public abstract string Literal(object? value, SqlType? type = null);

    /// <summary>A type as it stands in DDL.</summary>
    /// <exception cref="MigrationException">The dialect has no such type; the message says what to use instead.</exception>
    public abstract string TypeName(SqlType type);

    /// <summary>The statements that do the operations, in order; adjacent alterations of a table may become one rebuild.</summary>
    /// <param name="operations">Operations in canonical form.</param>
    /// <param name="before">The schema before the first; it knows at least the tables of <see cref="TablesNeeded"/>.</param>
    /// <exception cref="MigrationException">The dialect cannot do one of them; its place is that of the <c>op.</c> call.</exception>
    public abstract IReadOnlyList<SqlStatement> Compile(
        IReadOnlyList<MigrationOperation> operations, DatabaseSchema before);

    /// <summary>The tables whose definition <see cref="Compile"/> must know before it can write these operations.</summary>
    public abstract IReadOnlySet<TableName> TablesNeeded(IReadOnlyList<MigrationOperation> operations);

    /// <summary>Whether the operations rebuild a table, which some databases must be prepared for before a transaction begins.</summary>
    public abstract bool Rebuilds(IReadOnlyList<MigrationOperation> operations);

    /// <summary>Whether an operation is committed by itself although no block says so, since it refuses a transaction.</summary>
    public abstract bool RunsAlone(MigrationOperation operation);

    /// <summary>The statements at the head of every script, so that the session it runs in is like a run's own.</summary>
    public virtual IReadOnlyList<string> ScriptHeader => [];

    /// <summary>How a person runs a script, as a comment.</summary>
    public abstract string ScriptUsage { get; }

    /// <summary>Whether a script can find out by itself what is still to be done.</summary>
    public virtual bool HasIdempotentScripts => false;

    /// <summary>The two arguments of the advisory lock that a run takes, as SQL.</summary>
    /// <param name="versionTable">What is locked.</param>
    public virtual string ScriptLockKey(TableName versionTable) =>
        throw new NotSupportedException($"{Name} has no idempotent scripts.");

    /// <summary>The statements that begin a transaction in a script.</summary>
    /// <param name="rebuilds">Whether a table is rebuilt in it.</param>
    public virtual IReadOnlyList<string> ScriptBegin(bool rebuilds) => ["BEGIN"];

    /// <summary>The statements that end a transaction in a script.</summary>
    /// <param name="rebuilds">Whether a table was rebuilt in it.</param>
    public virtual IReadOnlyList<string> ScriptEnd(bool rebuilds) => ["COMMIT"];

    /// <summary>A statement as text with literals; the rows of a bulk insert as one statement each.</summary>
    public IEnumerable<string> Script(SqlStatement statement) => statement.Rows is { } insert
        ? insert.Rows.Select(row => $"{statement.Text} VALUES ({string.Join(", ", row.Select((value, column) => ScriptValue(insert, value, column)))})")
        : [string.Concat(statement.Fragments.Select(fragment => fragment.IsValue ? Literal(fragment.Value) : fragment.Text))];

    /// <summary>What stands in the text, as text: values that are to be literals online as well.</summary>
    public ValueList<SqlFragment> Inlined(ValueList<SqlFragment> fragments) => fragments.Any(fragment => fragment.Value is SqlExpression)
        ? [.. fragments.Select(fragment => fragment.Value is SqlExpression inline ? new SqlFragment(Expression(inline)) : fragment)]
        : fragments;

    private string ScriptValue(BulkInsert insert, object? value, int column) => value is SqlExpression expression
        ? Expression(expression, insert.Types?[column])
        : Literal(value, insert.Types?[column]);

    /// <summary>Schema and name, quoted where they must be.</summary>
    public string Quote(TableName name) =>
        name.Schema is { } schema ? $"{Quote(schema)}.{Quote(name.Name)}" : Quote(name.Name);

    /// <summary>A default or another expression as SQL text.</summary>
    public string Expression(SqlExpression expression, SqlType? type = null) =>
        expression.Text ?? Literal(expression.Literal, type);
}
