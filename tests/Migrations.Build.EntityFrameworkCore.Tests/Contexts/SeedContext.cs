using Microsoft.EntityFrameworkCore;

namespace Migrations.Build.EntityFrameworkCore.Tests.Contexts;

/// <summary>Rows of every type, the least and the greatest of each.</summary>
internal sealed class SeedContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Row>(row =>
    {
        row.Property(one => one.Word).HasConversion<string>();
        row.Property(one => one.Money).HasPrecision(20, 6);
        if (Database.IsSqlite())
        {
            row.Ignore(one => one.Numbers).Ignore(one => one.Mood);
        }

        row.HasData(
            new Row { Id = 1, Text = "ü \\ \" ' \t", Letter = '\'' },
            new Row
            {
                Id = -5,
                Flag = true,
                Small = short.MinValue,
                Whole = int.MinValue,
                Big = long.MinValue,
                Single = 0.1f,
                Double = -1e300,
                Money = 12345678901234.500000m,
                Text = "",
                Letter = 'x',
                Moment = new DateTime(2024, 12, 31, 23, 59, 59, 999, DateTimeKind.Utc).AddTicks(9990),
                Offset = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero),
                Day = new DateOnly(1, 1, 1),
                Time = new TimeOnly(23, 59, 59, 999),
                Span = new TimeSpan(-3, 4, 5, 6, 7),
                Key = Guid.Parse("00000000-0000-0000-0000-00000000000f"),
                Bytes = [0, 127, 128, 255],
                Word = Word.Second,
                Level = Word.Second,
                Numbers = [1, -2],
                Mood = ColumnContext.Mood.Glad,
            });
    });

    internal enum Word
    {
        First,
        Second,
    }

    internal sealed class Row
    {
        public int Id { get; set; }

        public bool Flag { get; set; }

        public short Small { get; set; }

        public int Whole { get; set; }

        public long Big { get; set; }

        public float Single { get; set; }

        public double? Double { get; set; }

        public decimal Money { get; set; }

        public string? Text { get; set; }

        public char Letter { get; set; }

        public DateTime Moment { get; set; } = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        public DateTimeOffset Offset { get; set; }

        public DateOnly Day { get; set; }

        public TimeOnly Time { get; set; }

        public TimeSpan Span { get; set; }

        public Guid Key { get; set; }

        public byte[] Bytes { get; set; } = [];

        public Word Word { get; set; }

        public Word Level { get; set; }

        public int[] Numbers { get; set; } = [];

        public ColumnContext.Mood Mood { get; set; }
    }
}
