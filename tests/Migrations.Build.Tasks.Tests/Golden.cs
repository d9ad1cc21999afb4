namespace Migrations.Build.Tasks.Tests;

/// <summary>Texts as they must be, in the folder Golden; MIGRATIONS_WRITE_GOLDEN=1 writes what is instead of comparing.</summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        string file = Path.Combine(BuildHarness.Tree.Root, "tests", "Migrations.Build.Tasks.Tests", "Golden", name + ".txt");
        if (Environment.GetEnvironmentVariable("MIGRATIONS_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.AreEqual(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }
}
