using System.Collections;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Migrations.Build.EntityFrameworkCore.Tests.Contexts;

/// <summary>Columns of every type, with defaults of each, computed, counted, commented, collated.</summary>
internal sealed class ColumnContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Sample>(sample =>
        {
            sample.ToTable("sample", table => table.HasComment("All types; it's a sample"));
            sample.Property(one => one.Flag).HasDefaultValue(true);
            sample.Property(one => one.Small).HasDefaultValue((short)-3);
            sample.Property(one => one.Whole).HasDefaultValue(42).HasComment("The answer");
            sample.Property(one => one.Big).HasDefaultValue(5_000_000_000L);
            sample.Property(one => one.Single).HasDefaultValue(1.5f);
            sample.Property(one => one.Double).HasDefaultValue(2.5);
            sample.Property(one => one.Money).HasPrecision(18, 4).HasDefaultValue(9.90m);
            sample.Property(one => one.Text).HasDefaultValue("it's");
            sample.Property(one => one.Short).HasMaxLength(30).HasDefaultValue("");
            sample.Property(one => one.Fixed).HasMaxLength(3).IsFixedLength();
            sample.Property(one => one.Moment).HasDefaultValue(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
            sample.Property(one => one.Created).HasDefaultValueSql("CURRENT_TIMESTAMP");
            sample.Property(one => one.Day).HasDefaultValue(new DateOnly(2020, 2, 3));
            sample.Property(one => one.Time).HasDefaultValue(new TimeOnly(4, 5, 6));
            sample.Property(one => one.Span).HasDefaultValue(TimeSpan.FromMinutes(90));
            sample.Property(one => one.Id2).HasDefaultValue(Guid.Parse("6f9619ff-8b86-d011-b42d-00cf4fc964ff"));
            sample.Property(one => one.Bytes).HasDefaultValue(new byte[] { 1, 2, 255 });
            sample.Property(one => one.Level).HasDefaultValue(Level.High);
            sample.Property(one => one.Sum).HasComputedColumnSql("\"Whole\" + \"Small\"", stored: true);
            if (Database.IsSqlite())
            {
                sample.Property(one => one.Virtual).HasComputedColumnSql("\"Whole\" * 2");
                sample.Property(one => one.Text).UseCollation("NOCASE");
                sample.Property(one => one.Named).HasColumnType("VARCHAR(40)");
            }
            else
            {
                sample.Property(one => one.Text).UseCollation("C");
                sample.Property(one => one.Named).HasColumnType("varchar(40)");
            }
        });
        if (Database.IsNpgsql())
        {
            OnlyPostgreSql(modelBuilder);
        }
        else
        {
            modelBuilder.Ignore<Server>();
            modelBuilder.Entity<Sample>().Ignore(one => one.Mood);
        }
    }

    private static void OnlyPostgreSql(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("citext").HasPostgresExtension("pg_trgm");
        modelBuilder.HasPostgresEnum("loner", ["one", "two"]);
        modelBuilder.HasSequence<int>("ticket").StartsAt(100).IncrementsBy(5).HasMin(100).HasMax(9000).IsCyclic();
        modelBuilder.HasSequence("plain", "numbers");
        modelBuilder.Entity<Sample>().Property(one => one.Mood).HasDefaultValue(Mood.Glad);
        modelBuilder.Entity<Server>(server =>
        {
            server.Property(one => one.Id).UseIdentityAlwaysColumn().HasIdentityOptions(startValue: 1000, incrementBy: 10, maxValue: 100000);
            server.Property(one => one.Serial).UseSerialColumn();
            server.Property(one => one.Ticket).HasDefaultValueSql("nextval('ticket')");
            server.Property(one => one.Name).HasColumnType("citext");
            server.Property(one => one.Moods).HasDefaultValueSql("'{}'::mood[]");
            server.Property(one => one.Bits).HasColumnType("bit varying(8)");
            server.Property(one => one.Wait).HasColumnType("interval(3)");
            server.Property(one => one.Stamp).HasColumnType("timestamp(3) without time zone");
            server.Property(one => one.Version).IsRowVersion();
            server.Property(one => one.Labels).HasColumnType("jsonb").HasDefaultValueSql("'{}'");
        });
        modelBuilder.Entity<Batch>().Property(one => one.Id).UseHiLo("batch_hilo");
    }

    internal enum Level
    {
        Low,
        High = 5,
    }

    internal enum Mood
    {
        Sad,
        Glad,
    }

    internal sealed class Sample
    {
        public int Id { get; set; }

        public bool Flag { get; set; }

        public short Small { get; set; }

        public int Whole { get; set; }

        public long Big { get; set; }

        public float Single { get; set; }

        public double Double { get; set; }

        public decimal Money { get; set; }

        public decimal? Loose { get; set; }

        public string Text { get; set; } = "";

        public string Short { get; set; } = "";

        public string? Fixed { get; set; }

        public char Letter { get; set; }

        public DateTime Moment { get; set; }

        public DateTimeOffset Created { get; set; }

        public DateOnly Day { get; set; }

        public TimeOnly Time { get; set; }

        public TimeSpan Span { get; set; }

        public Guid Id2 { get; set; }

        public byte[] Bytes { get; set; } = [];

        public byte Tiny { get; set; }

        public uint Unsigned { get; set; }

        public Level Level { get; set; }

        public int Sum { get; set; }

        public int? Virtual { get; set; }

        public string? Named { get; set; }

        public List<int> Numbers { get; } = [];

        public Mood Mood { get; set; }
    }

    internal sealed class Server
    {
        public long Id { get; set; }

        public int Serial { get; set; }

        public int Ticket { get; set; }

        public string Name { get; set; } = "";

        public IPAddress? Address { get; set; }

        public List<Mood> Moods { get; } = [];

        public BitArray? Bits { get; set; }

        public TimeSpan Wait { get; set; }

        public DateTime Stamp { get; set; }

        public uint Version { get; set; }

        public Dictionary<string, string> Labels { get; } = [];

        public NpgsqlTypes.NpgsqlRange<int> Range { get; set; }
    }

    internal sealed class Batch
    {
        public int Id { get; set; }
    }
}
