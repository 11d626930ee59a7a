using System.Text;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>Checks a matrix that an edit has made, or that is to become a draft.</summary>
public static class MatrixCheck
{
    /// <summary>Reads a matrix as if it came from outside: lengths, signs, counts, references.</summary>
    /// <returns>The matrix in the form it is kept in; null when anything is wrong.</returns>
    public static Matrix? Read(Matrix matrix, out ValueList<ShapeProblem> problems)
    {
        problems = [];
        byte[] written;
        try
        {
            written = MatrixWriter.Write(matrix);
        }
        catch (EncoderFallbackException)
        {
            // Half a surrogate pair has no bytes that a document could hold.
            problems = [new ShapeProblem("", "A text holds half of a surrogate pair, which is not a character.")];
            return null;
        }

        switch (MatrixReader.Read(written))
        {
            case MatrixReadOutcome.Accepted(var read):
                return read;
            case MatrixReadOutcome.Refused(var found):
                problems = found.Select(problem => MatrixPlace.InWords(matrix, problem)).ToValueList();
                return null;
            default:
                return null;
        }
    }

    /// <summary>Returns what is wrong with texts that were not in a matrix before; those that were stand as they are.</summary>
    /// <param name="before">Null when nothing was there before.</param>
    public static ValueList<ShapeProblem> ProblemsOfTexts(Matrix matrix, Matrix? before)
    {
        var known = before is null ? [] : PlacedTexts.Of(before).Select(text => text.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from text in PlacedTexts.Of(matrix)
               where !known.Contains(text.Text)
               let problem = TextRule.ProblemOf(text.Text, severalLines: true)
               where problem is not null
               select new ShapeProblem("", $"{char.ToUpperInvariant(text.Where[0])}{text.Where[1..]} {problem}"),
        ];
    }
}
