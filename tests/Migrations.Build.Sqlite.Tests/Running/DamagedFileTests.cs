using System.Data.Common;
using System.Globalization;
using CsCheck;
using Migrations.Build.Tests.Running;

namespace Migrations.Build.Sqlite.Tests.Running;

/// <summary>Files that are cut, overwritten, read-only or no databases: a coded error or an answer, never another exception.</summary>
[TestClass]
public sealed class DamagedFileTests : IDisposable
{
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("MIGRATIONS_PROPERTY_COUNT"), CultureInfo.InvariantCulture, out var given) ? given : 60;

    private readonly SqliteDatabase _database = new();

    private static RecordedRevisions History => RecordedRevisions.None
        .Then(
            "a1",
            null,
            op =>
            {
                op.CreateTable("book", [new Column("id", SqlType.Integer) { PrimaryKey = true }, new Column("title", SqlType.Text) { Index = true }]);
                op.BulkInsert("book", ["title"], Enumerable.Range(0, 300).Select(number => new object?[] { new string((char)('a' + (number % 26)), 40) }).ToArray());
            },
            op => op.DropTable("book"))
        .Then("b2", "a1", op => op.Execute("CREATE VIEW v AS SELECT title FROM book; CREATE TRIGGER t AFTER INSERT ON book BEGIN DELETE FROM book WHERE id < 0; END"), op => op.Execute("DROP VIEW v"))
        .Then("c3", "b2", op => op.AlterColumn("book", "title", nullable: false), op => op.AlterColumn("book", "title", nullable: true))
        .Then("d4", "c3", op => op.Autocommit(inner => inner.Execute("INSERT INTO book (title) VALUES ('last')")), op => op.Execute("SELECT 1"));

    public void Dispose() => _database.Dispose();

    [TestMethod]
    public async Task A_damaged_file_is_a_coded_error_or_goes_unnoticed()
    {
        await History.Engine(Options(_database)).UpgradeAsync("b2");
        var sound = await File.ReadAllBytesAsync(_database.File);
        var cut = Gen.Int[0, sound.Length].Select(length => sound[..length]);
        var overwritten = Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte.Array[1, 64]).Array[1, 6].Select(places => Overwritten(sound, places));
        var noise = Gen.Byte.Array[0, 5000];

        await Gen.Frequency((2, cut), (6, overwritten), (1, noise)).SampleAsync(
            async bytes =>
            {
                using var database = new SqliteDatabase();
                foreach (var command in Commands(database))
                {
                    await File.WriteAllBytesAsync(database.File, bytes);
                    await IsCodedAsync(command);
                }
            },
            iter: Count);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("?mode=ro")]
    public async Task A_read_only_database_is_a_coded_error_and_stays_as_it_was(string mode)
    {
        await History.Engine(Options(_database)).UpgradeAsync("a1");
        var before = await File.ReadAllBytesAsync(_database.File);
        var options = mode.Length > 0
            ? Options(_database) with { ConnectionString = $"Data Source={_database.File};Mode=ReadOnly;Pooling=False" }
            : Options(_database) with { Environment = new QueryOnly() };

        var error = await Assert.ThrowsExactlyAsync<MigrationException>(() => History.Engine(options).UpgradeAsync());

        StringAssert.StartsWith(error.Code, "MIG30");
        StringAssert.Contains(error.Message, "readonly");
        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(_database.File));
        CollectionAssert.AreEqual(new[] { "a1" }, (await History.Engine(options).CurrentAsync()).ToArray());
    }

    [TestMethod]
    public async Task A_full_database_loses_nothing_and_goes_on_when_there_is_room()
    {
        await History.Engine(Options(_database)).UpgradeAsync("a1");
        var pages = int.Parse(_database.Query("PRAGMA page_count").Single(), CultureInfo.InvariantCulture);
        for (var room = 0; room < 12; room++)
        {
            var full = Options(_database) with { Environment = new Full(pages + room) };
            await IsCodedAsync(() => History.Engine(full).UpgradeAsync());
            CollectionAssert.AreEqual(new[] { "ok" }, _database.Query("PRAGMA integrity_check"));
            CollectionAssert.IsSubsetOf(_database.Query("SELECT count(*) FROM book"), new[] { "300", "301" });
        }

        CollectionAssert.AreEqual(new[] { "d4" }, (await History.Engine(Options(_database)).UpgradeAsync()).Revisions.ToArray());
        CollectionAssert.AreEqual(new[] { "301" }, _database.Query("SELECT count(*) FROM book"));
    }

    private static byte[] Overwritten(byte[] sound, (int At, byte[] Bytes)[] places)
    {
        var damaged = (byte[])sound.Clone();
        foreach (var (at, bytes) in places)
        {
            bytes.AsSpan(0, Math.Min(bytes.Length, damaged.Length - at)).CopyTo(damaged.AsSpan(at));
        }

        return damaged;
    }

    private static IEnumerable<Func<Task>> Commands(SqliteDatabase database)
    {
        var engine = History.Engine(Options(database) with { Model = new MetaData(NamingConvention.Default, []) });
        yield return () => engine.CurrentAsync();
        yield return () => engine.UpgradeAsync();
        yield return () => engine.DowngradeAsync("base");
        yield return () => engine.StampAsync(["heads"], purge: true);
        yield return () => engine.CheckAsync();
        yield return () => engine.ScaffoldAsync();
        yield return () => engine.DryRunAsync(RevisionDirection.Upgrade, "head", TextWriter.Null);
    }

    private static async Task IsCodedAsync(Func<Task> command)
    {
        try
        {
            await command();
        }
        catch (MigrationException exception)
        {
            StringAssert.StartsWith(exception.Code, "MIG");
        }
    }

    private static MigrationEngineOptions Options(SqliteDatabase database) => new()
    {
        Provider = SqliteProvider.Instance,
        ConnectionString = database.ConnectionString,
        Revisions = typeof(DamagedFileTests).Assembly,
    };

    /// <summary>A file system that takes no writes.</summary>
    private sealed class QueryOnly : MigrationEnvironment
    {
        public override Task ConfigureConnectionAsync(DbConnection connection, CancellationToken cancellationToken) =>
            RunAsync(connection, "PRAGMA query_only = ON");
    }

    /// <summary>A disk with room for some pages.</summary>
    private sealed class Full(int pages) : MigrationEnvironment
    {
        public override Task ConfigureConnectionAsync(DbConnection connection, CancellationToken cancellationToken) =>
            RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
