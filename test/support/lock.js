// Keeps the database that is named, made if need be, locked against writing until its standard input ends.
import Database from "better-sqlite3";

const db = new Database(process.argv[2]);
db.pragma("journal_mode = WAL");
db.exec("BEGIN EXCLUSIVE");
process.stdout.write("locked\n");
process.stdin.resume().on("end", () => {
  db.exec("ROLLBACK");
  db.close();
});
