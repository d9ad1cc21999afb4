extern alias analyzers;

using System.Globalization;
using analyzers::Migrations.Build.Analyzers;
using RegisteredRevision = analyzers::Migrations.Build.Authoring.RegisteredRevision;

namespace Migrations.Build.Analyzers.Tests;

[TestClass]
public sealed class HistoryCheckTests
{
    private const int Many = 50_000;

    [TestMethod]
    [Timeout(20_000)]
    public void A_chain_of_fifty_thousand_is_sound() => Assert.IsEmpty(HistoryCheck.Of(Chain(first: "")));

    [TestMethod]
    [Timeout(20_000)]
    public void A_cycle_of_fifty_thousand_is_reported_with_its_first_names()
    {
        var problems = HistoryCheck.Of(Chain(first: Id(Many - 1)));

        Assert.HasCount(Many, problems);
        Assert.AreEqual(
            "Revision '8' comes before itself: it follows or depends on '7', then '6', then '5', then '4', then '3', then '2', "
            + "then '1', then '0', and 49992 more back to '8'. Change the down-revision or dependency that closes the cycle",
            problems.Single(problem => problem.Revision.Id is "8").Message);
    }

    [TestMethod]
    [Timeout(20_000)]
    public void Thousands_of_unknown_parents_take_no_time_for_guesses() => Assert.HasCount(
        5000,
        HistoryCheck.Of(
        [
            .. Enumerable.Range(0, 5000).Select(number =>
                new RegisteredRevision { Id = Id(number), DownRevisions = ["unknown" + Id(number)] }),
        ]));

    private static RegisteredRevision[] Chain(string first) =>
    [
        .. Enumerable.Range(0, Many).Select(number => new RegisteredRevision
        {
            Id = Id(number),
            DownRevisions = number > 0 ? [Id(number - 1)] : first.Length > 0 ? [first] : [],
        }),
    ];

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);
}
