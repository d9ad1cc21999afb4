namespace Migrations.Build;

/// <summary>What kinds of databases differ in, as far as a comparison must know.</summary>
[Flags]
public enum SchemaFeatures
{
    /// <summary>Tables, columns, constraints and indexes, and nothing more.</summary>
    None = 0,

    /// <summary>Comments on tables and columns.</summary>
    Comments = 1,

    /// <summary>Enum types.</summary>
    EnumTypes = 2,

    /// <summary>Sequences.</summary>
    Sequences = 4,

    /// <summary>Schemas that are created.</summary>
    Schemas = 8,

    /// <summary>Identity columns that are told from others and have options.</summary>
    Identity = 16,

    /// <summary>Exclusion constraints, and index methods, operator classes, included columns, storage parameters and the place of NULLs.</summary>
    IndexOptions = 32,

    /// <summary>A new table's foreign keys may refer only to tables that are there.</summary>
    ReferredTablesFirst = 64,

    /// <summary>Extensions.</summary>
    Extensions = 128,

    /// <summary>All of them.</summary>
    All = Comments | EnumTypes | Sequences | Schemas | Identity | IndexOptions | ReferredTablesFirst | Extensions,
}
