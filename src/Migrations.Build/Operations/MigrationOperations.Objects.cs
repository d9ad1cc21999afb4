using System.Runtime.CompilerServices;

namespace Migrations.Build;

public partial class MigrationOperations
{
    /// <summary>Creates an enum type. PostgreSQL only.</summary>
    /// <param name="name">The type's name.</param>
    /// <param name="values">Its words, in order.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateEnum(
        string name,
        ValueList<string> values,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateEnum(new EnumType(name, values)), file, line);

    /// <summary>Drops an enum type that no column uses. PostgreSQL only.</summary>
    /// <param name="name">The type's name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropEnum(
        TableName name,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropEnum(name), file, line);

    /// <summary>Adds a word to an enum type, behind all others. PostgreSQL only.</summary>
    /// <param name="name">The type's name.</param>
    /// <param name="value">The new word.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void AddEnumValue(
        TableName name,
        string value,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new AddEnumValue(name, value), file, line);

    /// <summary>Creates a sequence. PostgreSQL only.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateSequence(
        Sequence sequence,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateSequence(sequence), file, line);

    /// <summary>Drops a sequence. PostgreSQL only.</summary>
    /// <param name="name">The sequence's name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropSequence(
        TableName name,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropSequence(name), file, line);

    /// <summary>Creates a schema. PostgreSQL only.</summary>
    /// <param name="name">The schema's name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateSchema(
        string name,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateSchema(name), file, line);

    /// <summary>Drops a schema that holds nothing. PostgreSQL only.</summary>
    /// <param name="name">The schema's name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropSchema(
        string name,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropSchema(name), file, line);

    /// <summary>Installs an extension unless it is there. PostgreSQL only.</summary>
    /// <param name="name">The extension's name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void CreateExtension(
        string name,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new CreateExtension(name) { IfNotExists = true }, file, line);

    /// <summary>Removes an extension. PostgreSQL only.</summary>
    /// <param name="name">The extension's name.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="line">Filled by the compiler.</param>
    public void DropExtension(
        string name,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Invoke(new DropExtension(name), file, line);
}
