using System.Text.Json;

namespace Migrations.Build.Tests.Conformance;

/// <summary>A file of recorded facts: from the folder that MIGRATIONS_CONFORMANCE_DIR names, else our own copy.</summary>
internal static class ConformanceFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static T Read<T>(string name)
    {
        string? folder = Environment.GetEnvironmentVariable("MIGRATIONS_CONFORMANCE_DIR");
        string path = Path.Combine(
            string.IsNullOrEmpty(folder) ? Path.Combine(AppContext.BaseDirectory, "Conformance") : folder, name);
        if (!File.Exists(path))
        {
            Assert.Inconclusive($"{name} is not in {folder}: skipped.");
        }

        using FileStream stream = File.OpenRead(path);
        return JsonSerializer.Deserialize<T>(stream, Options)
            ?? throw new InvalidDataException($"{path} holds nothing.");
    }
}
