namespace Migrations.Build;

/// <summary>Reads types of the project that are models in other words than <see cref="MetaData"/>, such as a DbContext.</summary>
/// <remarks>The host asks those of the packages of Migrations.Build that the project references.</remarks>
public interface IModelSource
{
    /// <summary>Reads the model that a type stands for.</summary>
    /// <param name="type">The type that <c>MigrateTargetMetaData</c> names.</param>
    /// <param name="provider">The name of the database's provider: <c>Sqlite</c>, <c>PostgreSql</c>.</param>
    /// <returns>
    /// The model, in which each constraint and index has its final name, since no revision asks for the convention of such a
    /// model; null: the type is none that this source reads.
    /// </returns>
    /// <exception cref="MigrationException">The type is of the source's kind and cannot be read.</exception>
    MetaData? Read(Type type, string provider);
}
