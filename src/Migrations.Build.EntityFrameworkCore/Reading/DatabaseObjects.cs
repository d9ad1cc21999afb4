using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Migrations.Build.EntityFrameworkCore.Reading;

/// <summary>What stands beside the tables of a PostgreSQL database, from Npgsql's annotations of the model.</summary>
/// <param name="Enums">The enum types.</param>
/// <param name="Extensions">The names of the extensions.</param>
internal sealed record DatabaseObjects(ValueList<EnumType> Enums, ValueList<string> Extensions)
{
    private const string EnumPrefix = "Npgsql:Enum:";
    private const string ExtensionPrefix = "Npgsql:PostgresExtension:";

    /// <summary>Reads them.</summary>
    /// <param name="schema">The model's default schema; null: the database's.</param>
    public static DatabaseObjects Of(AlterDatabaseOperation database, string? schema)
    {
        var annotations = database.GetAnnotations().ToList();
        return new DatabaseObjects(
            [
                .. from annotation in annotations
                   where annotation.Name.StartsWith(EnumPrefix, StringComparison.Ordinal)
                   let name = Qualified(annotation.Name[EnumPrefix.Length..])
                   select new EnumType(name.Name, [.. $"{annotation.Value}".Split(',')]) { Schema = name.Schema ?? schema },
            ],
            [
                .. from annotation in annotations
                   where annotation.Name.StartsWith(ExtensionPrefix, StringComparison.Ordinal)
                   select Qualified(annotation.Name[ExtensionPrefix.Length..]).Name,
            ]);
    }

    private static TableName Qualified(string name) => name.Split('.', 2) switch
    {
        [var schema, var rest] => new TableName(rest, schema),
        _ => name,
    };
}
