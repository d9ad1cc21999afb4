namespace Migrations.Build;

/// <summary>What other stages need to know of a kind of database without asking one.</summary>
public interface ISchemaRules
{
    /// <summary>The longest name in bytes of UTF-8; null: no limit.</summary>
    int? MaxNameBytes { get; }

    /// <summary>Whether the database takes two types for the same.</summary>
    /// <param name="database">The type as it was read from a database.</param>
    /// <param name="model">The type as it was written in a model.</param>
    /// <returns>True: no difference.</returns>
    bool SameType(SqlType database, SqlType model);
}
