namespace Migrations.Build.Tasks.Tests;

/// <summary>Texts as they must be, in the folder Golden; MIGRATIONS_GOLDEN=write writes what is instead of comparing.</summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        string file = Path.Combine(BuildHarness.Tree.Root, "tests", "Migrations.Build.Tasks.Tests", "Golden", name + ".txt");
        if (Environment.GetEnvironmentVariable("MIGRATIONS_GOLDEN") == "write")
        {
            File.WriteAllText(file, actual);
        }

        Assert.AreEqual(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }
}
