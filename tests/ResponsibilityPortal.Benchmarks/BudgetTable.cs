using System.Globalization;
using ResponsibilityPortal.Benchmarks.Matrices;

namespace ResponsibilityPortal.Benchmarks;

/// <summary>A table of what was measured, in the form of docs/reference/benchmarks.md.</summary>
internal static class BudgetTable
{
    public static void Begin(TextWriter output)
    {
        output.WriteLine("| size | what | measured | budget |");
        output.WriteLine("| --- | --- | ---: | ---: |");
    }

    /// <param name="budget">Empty without a budget.</param>
    public static void Row(TextWriter output, MatrixSize size, string what, FormattableString measured, string budget) =>
        output.WriteLine($"| {size.Name} | {what} | {measured.ToString(CultureInfo.InvariantCulture)} | {budget} |");
}
