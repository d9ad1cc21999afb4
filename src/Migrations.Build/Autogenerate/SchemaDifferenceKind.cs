namespace Migrations.Build;

/// <summary>What kind of difference there is between a database and a model.</summary>
public enum SchemaDifferenceKind
{
    /// <summary>The model has a table that the database lacks.</summary>
    AddTable,

    /// <summary>The database has a table that the model lacks.</summary>
    RemoveTable,

    /// <summary>The model has a column that the database lacks.</summary>
    AddColumn,

    /// <summary>The database has a column that the model lacks.</summary>
    RemoveColumn,

    /// <summary>A column has another type.</summary>
    ModifyType,

    /// <summary>A column may be null on one side only.</summary>
    ModifyNullable,

    /// <summary>A column has another default.</summary>
    ModifyDefault,

    /// <summary>A column counts itself up otherwise.</summary>
    ModifyIdentity,

    /// <summary>A column has another collation.</summary>
    ModifyCollation,

    /// <summary>A column has another comment.</summary>
    ModifyComment,

    /// <summary>The model has an index that the database lacks, or has otherwise.</summary>
    AddIndex,

    /// <summary>The database has an index that the model lacks, or has otherwise.</summary>
    RemoveIndex,

    /// <summary>The model has a primary key, unique constraint, check or exclusion that the database lacks, or has otherwise.</summary>
    AddConstraint,

    /// <summary>The database has one that the model lacks, or has otherwise.</summary>
    RemoveConstraint,

    /// <summary>The model has a foreign key that the database lacks.</summary>
    AddForeignKey,

    /// <summary>The database has a foreign key that the model lacks.</summary>
    RemoveForeignKey,

    /// <summary>A table has another comment in the model.</summary>
    AddTableComment,

    /// <summary>A table has a comment that the model lacks.</summary>
    RemoveTableComment,

    /// <summary>The model has an enum type that the database lacks.</summary>
    AddEnum,

    /// <summary>The database has an enum type that the model lacks.</summary>
    RemoveEnum,

    /// <summary>An enum type has other words, or in another order.</summary>
    ModifyEnum,

    /// <summary>The model has a sequence that the database lacks, or has otherwise.</summary>
    AddSequence,

    /// <summary>The database has a sequence that the model lacks, or has otherwise.</summary>
    RemoveSequence,

    /// <summary>The model names a schema that the database lacks.</summary>
    AddSchema,

    /// <summary>An operation that the environment adds of its own.</summary>
    Execute,

    /// <summary>The model names an extension that the database lacks.</summary>
    AddExtension,
}
