using System.Collections;
using System.Net;
using System.Net.NetworkInformation;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Migrations.Build.EntityFrameworkCore.Tests.Contexts;

/// <summary>Types that only PostgreSQL has.</summary>
internal sealed class ServerTypesContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("hstore").HasPostgresExtension("ltree");
        modelBuilder.UseIdentityAlwaysColumns();
        modelBuilder.Entity<Server>(server =>
        {
            server.Property(one => one.Codes).HasColumnType("character varying(5)[]").HasDefaultValueSql("ARRAY[]::character varying(5)[]");
            server.Property(one => one.Prices).HasColumnType("numeric(10,2)[]");
            server.Property(one => one.Money).HasColumnType("money");
            server.Property(one => one.Path).HasColumnType("ltree");
            server.Property(one => one.Json).HasColumnType("json");
            server.Property(one => one.Flag).HasColumnType("bit(1)");
            server.Property(one => one.Xml).HasColumnType("xml");
            server.Property(one => one.Time).HasColumnType("time(2) without time zone");
            server.Property(one => one.Numbers).HasDefaultValue(new[] { 1, 2 });
            server.Property(one => one.Tags).HasColumnType("hstore").HasDefaultValueSql("''::hstore");
            server.Property(one => one.Made).HasDefaultValueSql("now() AT TIME ZONE 'utc'").HasColumnType("timestamp without time zone");
            server.Property(one => one.Key).HasDefaultValueSql("gen_random_uuid()");
            server.Property(one => one.Text).UseCollation("und-x-icu");
            server.HasIndex(one => one.Path).HasMethod("gist");
            server.HasIndex(one => one.Period).HasMethod("gist");
            server.Property(one => one.Number).UseIdentityByDefaultColumn();
        });
    }

    internal sealed class Server
    {
        public int Id { get; set; }

        public long Number { get; set; }

        public string[] Codes { get; set; } = [];

        public List<decimal> Prices { get; set; } = [];

        public decimal Money { get; set; }

        public LTree Path { get; set; }

        public string? Json { get; set; }

        public BitArray? Flag { get; set; }

        public string? Xml { get; set; }

        public TimeOnly Time { get; set; }

        public int[] Numbers { get; set; } = [];

        public Dictionary<string, string> Tags { get; set; } = [];

        public DateTime Made { get; set; }

        public Guid Key { get; set; }

        public string Text { get; set; } = "";

        public NpgsqlRange<DateTime> Period { get; set; }

        public NpgsqlRange<int>[] Ranges { get; set; } = [];

        public NpgsqlPoint Point { get; set; }

        public NpgsqlBox? Box { get; set; }

        public IPNetwork Net { get; set; }

        public PhysicalAddress? Mac { get; set; }

        public NpgsqlTsQuery? Query { get; set; }

        public BitArray? Bits { get; set; }

        public DateTime[] Moments { get; set; } = [];

        public uint Oid { get; set; }
    }
}
