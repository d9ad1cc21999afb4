using System.Data;
using System.Globalization;
using FluentMigrator;

namespace Migrations.Build.Reliability.FluentMigrator;

/// <summary>A step of the history, which goes through the same ten for tables a, b and c.</summary>
/// <remarks>What needs to be outside of a transaction stands alone in its migration.</remarks>
public abstract class Step(string cycle) : ForwardOnlyMigration
{
    internal static bool IsPostgreSql(string database) => database.StartsWith("Postgre", StringComparison.OrdinalIgnoreCase);

    private protected string Author { get; } = "author_" + cycle;

    private protected string Book { get; } = "book_" + cycle;
}

public abstract class CreateAuthor(string cycle) : Step(cycle)
{
    public override void Up() => Create.Table(Author)
        .WithColumn("id").AsInt32().PrimaryKey("pk_" + Author)
        .WithColumn("name").AsString(50).NotNullable();
}

public abstract class CreateBook(string cycle) : Step(cycle)
{
    public override void Up() => Create.Table(Book)
        .WithColumn("id").AsInt32().PrimaryKey("pk_" + Book)
        .WithColumn("author_id").AsInt32().NotNullable().ForeignKey("fk_" + Book, Author, "id").OnDelete(Rule.Cascade)
        .WithColumn("title").AsString(50).NotNullable();
}

public abstract class InsertAuthors(string cycle) : Step(cycle)
{
    public override void Up()
    {
        for (var id = 1; id <= 400; id++)
        {
            Insert.IntoTable(Author).Row(new { id, name = string.Create(CultureInfo.InvariantCulture, $"Author {id}") });
        }
    }
}

public abstract class AddPrice(string cycle) : Step(cycle)
{
    public override void Up() => Alter.Table(Book).AddColumn("price").AsInt32().NotNullable().WithDefaultValue(0);
}

public abstract class InsertBooks(string cycle) : Step(cycle)
{
    public override void Up()
    {
        Execute.Sql($"INSERT INTO {Book} (id, author_id, title, price) SELECT id, id, 'Book ' || id, id FROM {Author}");
        Execute.Sql($"UPDATE {Book} SET price = price + 1");
    }
}

public abstract class IndexTitle(string cycle) : Step(cycle)
{
    public override void Up()
    {
        IfDatabase(IsPostgreSql).Execute.Sql($"CREATE INDEX CONCURRENTLY ix_{Book}_title ON {Book} (title)");
        IfDatabase("sqlite").Create.Index($"ix_{Book}_title").OnTable(Book).OnColumn("title");
    }
}

public abstract class RaisePrices(string cycle) : Step(cycle)
{
    public override void Up()
    {
        Execute.Sql($"UPDATE {Book} SET price = price + 100 WHERE id <= 200");
        Execute.Sql($"UPDATE {Book} SET price = price + 1000 WHERE id > 200");
    }
}

public abstract class DoublePrices(string cycle) : Step(cycle)
{
    public override void Up()
    {
        Execute.WithConnection((connection, transaction) =>
        {
            foreach (var id in Ids(connection, transaction))
            {
                using var update = Command(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"UPDATE {Book} SET price = price * 2 WHERE id = {id}"));
                update.ExecuteNonQuery();
            }
        });
        Execute.Sql($"UPDATE {Author} SET name = name || '!'");
    }

    private List<int> Ids(IDbConnection connection, IDbTransaction transaction)
    {
        using var command = Command(connection, transaction, $"SELECT id FROM {Book} WHERE id <= 5");
        using var reader = command.ExecuteReader();
        var ids = new List<int>();
        while (reader.Read())
        {
            ids.Add(reader.GetInt32(0));
        }

        return ids;
    }

    private static IDbCommand Command(IDbConnection connection, IDbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}

public abstract class WidenTitle(string cycle) : Step(cycle)
{
    /// <summary>On SQLite the rebuild by hand, since FluentMigrator has none.</summary>
    public override void Up()
    {
        IfDatabase(IsPostgreSql).Alter.Column("title").OnTable(Book).AsString(200).NotNullable();
        IfDatabase(IsPostgreSql).Execute.Sql($"ALTER TABLE {Book} ADD CONSTRAINT ck_{Book}_price CHECK (price >= 0)");
        IfDatabase("sqlite").Execute.Sql($"""
            CREATE TABLE new_{Book} (id INTEGER NOT NULL PRIMARY KEY, author_id INTEGER NOT NULL REFERENCES {Author} (id) ON DELETE CASCADE,
                title TEXT NOT NULL, price INTEGER NOT NULL DEFAULT 0, CONSTRAINT ck_{Book}_price CHECK (price >= 0))
            """);
        IfDatabase("sqlite").Execute.Sql($"INSERT INTO new_{Book} (id, author_id, title, price) SELECT id, author_id, title, price FROM {Book}");
        IfDatabase("sqlite").Execute.Sql($"DROP TABLE {Book}");
        IfDatabase("sqlite").Execute.Sql($"ALTER TABLE new_{Book} RENAME TO {Book}");
        IfDatabase("sqlite").Create.Index($"ix_{Book}_title").OnTable(Book).OnColumn("title");
    }
}

public abstract class UniqueName(string cycle) : Step(cycle)
{
    public override void Up()
    {
        IfDatabase(IsPostgreSql).Execute.Sql($"CREATE UNIQUE INDEX CONCURRENTLY ux_{Author}_name ON {Author} (name)");
        IfDatabase("sqlite").Create.Index($"ux_{Author}_name").OnTable(Author).OnColumn("name").Unique();
    }
}
