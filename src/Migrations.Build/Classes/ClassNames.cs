using System.Text.Json;

namespace Migrations.Build.Classes;

/// <summary>Names of classes and properties as names of the database.</summary>
internal static class ClassNames
{
    public static string Of(string name, NamingPolicy policy) =>
        policy == NamingPolicy.SnakeCase ? JsonNamingPolicy.SnakeCaseLower.ConvertName(name) : name;
}
