using Migrations.Build.Schema;

namespace Migrations.Build;

/// <summary>What other stages need to know of a kind of database without asking one.</summary>
public interface ISchemaRules
{
    /// <summary>The longest name in bytes of UTF-8; null: no limit.</summary>
    int? MaxNameBytes { get; }

    /// <summary>What the database has beyond tables; what it lacks is not compared.</summary>
    SchemaFeatures Features => SchemaFeatures.All;

    /// <summary>Whether two names that differ in case only are the same name.</summary>
    bool IgnoresCase => false;

    /// <summary>Whether the database takes two types for the same.</summary>
    /// <param name="database">The type as it was read from a database.</param>
    /// <param name="model">The type as it was written in a model.</param>
    /// <returns>True: no difference.</returns>
    bool SameType(SqlType database, SqlType model);

    /// <summary>A default as it stands in DDL.</summary>
    /// <param name="value">SQL text, or a value that becomes a literal.</param>
    /// <param name="type">The column's type.</param>
    /// <returns>The SQL text.</returns>
    string DefaultText(SqlExpression value, SqlType type)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Text ?? SqlLiteral.Of(value.Literal);
    }

    /// <summary>The name that the database itself gives to a constraint without one.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="constraint">The constraint without a name.</param>
    /// <returns>The name; null: it stays without one.</returns>
    string? ConstraintName(TableName table, Constraint constraint) => null;

    /// <summary>The expression that makes values of a new type where the database has no cast that it uses by itself.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="from">The type before.</param>
    /// <param name="to">The type afterwards.</param>
    /// <returns>The SQL text; null: none is needed.</returns>
    string? CastExpression(string column, SqlType from, SqlType to) => null;

    /// <summary>The statement after which a column counts on behind rows that were inserted with values of their own.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="column">A column that counts itself up.</param>
    /// <returns>The SQL text; null: the database looks at the rows by itself.</returns>
    string? CountOn(TableName table, Column column) => null;
}
