using Migrations.Build.Bench;

var benchmarks = new SortedDictionary<string, Action>(StringComparer.Ordinal)
{
    ["autogenerate-1000"] = CheckBenchmarks.Autogenerate,
    ["check-postgresql"] = CheckBenchmarks.PostgreSql,
    ["check-sqlite"] = CheckBenchmarks.Sqlite,
    ["bulk-postgres"] = BulkBenchmarks.PostgreSql,
    ["bulk-sqlite"] = BulkBenchmarks.Sqlite,
    ["engine-noop"] = EngineBenchmarks.NothingToDo,
    ["engine-postgres-1000"] = PostgreSqlBenchmarks.EachByItself,
    ["engine-postgres-1000-all"] = PostgreSqlBenchmarks.AllTogether,
    ["engine-sqlite-100"] = EngineBenchmarks.HundredFromEmpty,
    ["graph"] = GraphBenchmarks.Run,
    ["history-5000"] = TargetBenchmarks.History,
    ["target-noop"] = TargetBenchmarks.NothingToDo,
};

if (args is ["list"])
{
    Console.WriteLine(string.Join('\n', benchmarks.Keys));
    return 0;
}

foreach (var name in args.Length == 0 ? [.. benchmarks.Keys] : args)
{
    if (!benchmarks.TryGetValue(name, out var measure))
    {
        Console.Error.WriteLine($"There is no benchmark {name}. There are: {string.Join(", ", benchmarks.Keys)}.");
        return 1;
    }

    Console.WriteLine(name);
    measure();
}

return 0;
