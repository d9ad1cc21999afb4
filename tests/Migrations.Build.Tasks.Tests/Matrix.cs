namespace Migrations.Build.Tasks.Tests;

/// <summary>The rows of a table of tests: with MIGRATIONS_MATRIX=1 all of them, else those that most depends on.</summary>
internal static class Matrix
{
    public static IEnumerable<object[]> Of(IEnumerable<string> always, IEnumerable<string> others) =>
        (Environment.GetEnvironmentVariable("MIGRATIONS_MATRIX") == "1" ? always.Concat(others) : always).Select(name => new object[] { name });
}
