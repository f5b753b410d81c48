import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;

/** Takes many texts through one HeidelTime: starting it for each takes seconds.
 *
 *  Arguments: its config.props, and a list whose lines are "file TAB yyyy-MM-dd"; writes file.tml beside each.
 */
public class Batch {
    public static void main(String[] args) throws Exception {
        HeidelTimeStandalone heideltime = new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, args[0], POSTagger.TREETAGGER);
        SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            String[] parts = line.split("\t");
            String tml = heideltime.process(Files.readString(Path.of(parts[0])), days.parse(parts[1]));
            Files.writeString(Path.of(parts[0] + ".tml"), tml);
        }
    }
}
