namespace Migrations.Build.Revisions;

/// <summary>Walks a number of steps along down-revisions, up or down; dependencies are no steps.</summary>
internal sealed class RevisionWalk(GraphIndex index, RevisionResolver resolver)
{
    /// <summary>What is before every revision.</summary>
    public const int Base = -1;

    /// <summary>What is past the end of the history: no revision.</summary>
    public const int Beyond = -2;

    /// <summary>Walks up from a revision, or from <see cref="Base"/>.</summary>
    /// <param name="start">Where the walk starts.</param>
    /// <param name="steps">How far.</param>
    /// <param name="branch">At a fork, the branch to stay on; null or empty: a fork is an error.</param>
    /// <param name="target">What the user wrote, for messages.</param>
    /// <param name="stopAtEnd">
    /// Whether a walk past the last revision ends there; else it is <see cref="Beyond"/>.
    /// </param>
    public int Up(int start, int steps, string? branch, string target, bool stopAtEnd)
    {
        int current = start;
        for (int step = 0; step < steps; step++)
        {
            int[] next = current == Base ? index.Without(index.Parents) : index.Children[current];
            if (branch is { Length: > 0 })
            {
                next = resolver.OnLineage(next, branch, withDependencies: false);
            }

            switch (next.Length)
            {
                case 0:
                    return stopAtEnd ? current : Beyond;
                case 1:
                    current = next[0];
                    break;
                default:
                    throw Ambiguous(target, "up", current, next);
            }
        }

        return current;
    }

    /// <summary>Walks down from a revision, at most to <see cref="Base"/>.</summary>
    /// <param name="start">Where the walk starts.</param>
    /// <param name="steps">How far.</param>
    /// <param name="target">What the user wrote, for messages.</param>
    /// <param name="stopAtEnd">Whether a walk past base ends there; else it is <see cref="Beyond"/>.</param>
    public int Down(int start, int steps, string target, bool stopAtEnd)
    {
        int current = start;
        for (int step = 0; step < steps; step++)
        {
            if (current == Base)
            {
                return stopAtEnd ? Base : Beyond;
            }

            int[] next = index.Parents[current];
            if (next.Length > 1)
            {
                throw Ambiguous(target, "down", current, next);
            }

            current = next.Length == 0 ? Base : next[0];
        }

        return current;
    }

    private RevisionTargetException Ambiguous(string target, string way, int from, int[] next)
    {
        string place = from == Base ? "base" : $"'{index.Id(from)}'";
        return new RevisionTargetException(
            target,
            $"'{target}' is ambiguous: from {place} the history goes {way} to {string.Join(", ", index.Ids(next))}. "
            + "Name the revision itself, or the branch: '<branch>@+1'.");
    }
}
